namespace AllocGate.Reporting;

/// <summary>The page of a rule.</summary>
/// <param name="Id">Such as "AG1002".</param>
/// <param name="Title">What its first line says beside the id.</param>
/// <param name="Text">All of it, in Markdown.</param>
internal sealed record RulePage(string Id, string Title, string Text);
