using AllocGate.Core.Findings;

namespace AllocGate.Gating;

/// <summary>What the rules found.</summary>
/// <param name="Findings">Raw findings at head, not yet marked with their scope.</param>
/// <param name="BaseFingerprints">Fingerprints of the findings at base in the files of the change, by the path at base.</param>
/// <param name="Files">How many files were scanned at head.</param>
/// <param name="Problems">What could not be scanned, such as an analyzer that threw or a file that cannot be read: the gate does not pass over it.</param>
/// <param name="Notices">What a reader should know: nearest framework used, F# not scanned.</param>
public sealed record ScanResult(
    IReadOnlyList<Finding> Findings,
    ILookup<string, string> BaseFingerprints,
    int Files,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Notices)
{
    /// <summary>What the sources at head suppress, not yet marked with its scope.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>Fingerprints of what the files of the change suppress at base, by the path at base.</summary>
    public ILookup<string, string> SuppressedAtBase { get; init; } = Array.Empty<string>().ToLookup(p => p);

    /// <summary>As base would have it: what base's sources did not suppress is a finding.</summary>
    /// <param name="files">The files of the change.</param>
    public ScanResult WithSuppressionsOfBase(IReadOnlyList<ChangedFile> files)
    {
        var basePaths = files.ToDictionary(f => f.Path, f => f.BasePath, StringComparer.Ordinal);
        var added = Suppressed.Where(s => basePaths.TryGetValue(s.Finding.Location.Path, out var path)
            && (path is null || !SuppressedAtBase[path].Contains(s.Finding.Fingerprint))).ToList();
        return this with { Findings = [.. Findings, .. added.Select(s => s.Finding)], Suppressed = [.. Suppressed.Except(added)] };
    }

    /// <summary>The rules did not run.</summary>
    public static ScanResult None { get; } = new([], Array.Empty<string>().ToLookup(p => p), 0, [], []);
}
