namespace AllocGate.Gating;

/// <summary>Runs the rules over sources: no restore, no build.</summary>
public interface ISourceScanner
{
    Task<ScanResult> ScanAsync(ScanRequest request, IGateProgress progress, CancellationToken cancellationToken);
}
