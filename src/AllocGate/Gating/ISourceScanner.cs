namespace AllocGate.Gating;

/// <summary>Runs the rules over sources: no restore, no build.</summary>
public interface ISourceScanner
{
    /// <summary>
    /// Begins what a scan of a tree will need, while it is not yet known what changed. The next scan of that tree takes it over; what comes back ends it.
    /// </summary>
    /// <param name="root">Absolute path of the tree's root.</param>
    /// <param name="paths">The files that seem to have changed, relative to the root with '/': a hint.</param>
    IAsyncDisposable Begin(string root, IReadOnlyList<string> paths, CancellationToken cancellationToken);

    Task<ScanResult> ScanAsync(ScanRequest request, IGateProgress progress, CancellationToken cancellationToken);
}
