namespace AllocGate.Reporting.GitLab;

/// <summary>A user as GitLab gives it.</summary>
/// <param name="Id">Of the user.</param>
internal sealed record UserAnswer(long Id);
