using AllocGate.Core.Findings;

namespace AllocGate.Scanning;

/// <summary>A finding before all of its file's findings are known, and with them its fingerprint.</summary>
/// <param name="Finding">Complete but for its fingerprint.</param>
/// <param name="LineText">The text of its first line.</param>
internal sealed record Hit(Finding Finding, string LineText);
