namespace AllocGate.Reporting.GitLab;

/// <summary>A note as GitLab gives it.</summary>
/// <param name="Id">Of the note.</param>
/// <param name="Body">Hostile text: anybody may write notes.</param>
/// <param name="System">True for what GitLab writes itself.</param>
/// <param name="Author">Absent where GitLab does not say.</param>
internal sealed record NoteAnswer(long Id, string? Body, bool System, UserAnswer? Author = null);
