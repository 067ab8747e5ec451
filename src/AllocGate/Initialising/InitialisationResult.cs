namespace AllocGate.Initialising;

/// <summary>What `allocgate init` did.</summary>
/// <param name="Files">Every file that was written, or differs and was left alone.</param>
/// <param name="Messages">What is left to do or to know, a sentence an entry.</param>
public sealed record InitialisationResult(IReadOnlyList<FileDiff> Files, IReadOnlyList<string> Messages)
{
    /// <summary>The files written, relative to the repository's root where they lie in it.</summary>
    public IReadOnlyList<string> Written => [.. Files.Where(f => f.Written).Select(f => f.Path)];

    internal InitialisationResult Then(InitialisationResult next) => new([.. Files, .. next.Files], [.. Messages, .. next.Messages]);
}
