namespace AllocGate.Reporting.GitHub;

/// <summary>When a gate comments on its pull request.</summary>
public enum CommentMode
{
    Never,

    /// <summary>From the first report on that has something to say; then in place, kept when all is well again.</summary>
    OnChange,

    Always,
}
