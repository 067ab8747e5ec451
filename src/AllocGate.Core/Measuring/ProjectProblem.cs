namespace AllocGate.Core.Measuring;

/// <summary>Why no case of a project was measured.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Message">What, where and what to do, for a person.</param>
public sealed record ProjectProblem(ProjectProblemKind Kind, string Message);
