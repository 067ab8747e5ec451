namespace AllocGate.Git;

/// <summary>A push as pre-commit tells of it, whose hooks find nothing on standard input.</summary>
internal static class PushEnvironment
{
    public const string ZeroCommit = "0000000000000000000000000000000000000000";

    /// <summary>The remote's name; nothing where no runner names one.</summary>
    /// <param name="variables">Environment variables by name.</param>
    public static string? Remote(IReadOnlyDictionary<string, string> variables) => Of(variables, "PRE_COMMIT_REMOTE_NAME");

    /// <summary>The one push that it tells of, as git would on standard input; nothing where it tells of none.</summary>
    /// <param name="variables">Environment variables by name.</param>
    public static string? Line(IReadOnlyDictionary<string, string> variables) => Of(variables, "PRE_COMMIT_TO_REF") is { } to
        ? $"{Of(variables, "PRE_COMMIT_LOCAL_BRANCH") ?? "HEAD"} {to} {Of(variables, "PRE_COMMIT_REMOTE_BRANCH") ?? "HEAD"} {Of(variables, "PRE_COMMIT_FROM_REF") ?? ZeroCommit}"
        : null;

    private static string? Of(IReadOnlyDictionary<string, string> variables, string name) =>
        variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
