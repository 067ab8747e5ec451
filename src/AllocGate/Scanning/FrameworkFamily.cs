namespace AllocGate.Scanning;

/// <summary>A line of frameworks, the one with the fewest promises about its collections first.</summary>
internal enum FrameworkFamily
{
    Unknown,
    Framework,
    Standard,
    Modern,
}
