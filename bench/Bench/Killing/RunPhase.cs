namespace AllocGate.Bench.Killing;

/// <summary>What a run is doing, told by the steps that it says.</summary>
internal sealed class RunPhase
{
    public string Name { get; private set; } = "starting, reading";

    public void Hear(string? line)
    {
        if (line is null)
            return;
        var side = line.EndsWith("(base)", StringComparison.Ordinal) ? "base" : "head";
        Name = line.TrimStart() switch
        {
            var step when step.StartsWith("Reading the projects", StringComparison.Ordinal) || step.StartsWith("Scanning", StringComparison.Ordinal) => "rules",
            var step when step.StartsWith("Building", StringComparison.Ordinal) => $"building {side}",
            var step when step.StartsWith("Listing", StringComparison.Ordinal) => Name.Replace("building", "listing", StringComparison.Ordinal),
            var step when step.StartsWith("Measuring", StringComparison.Ordinal) => $"measuring {side}",
            var step when step.StartsWith("2 of 2", StringComparison.Ordinal) => Name.Replace("measuring", "after", StringComparison.Ordinal),
            _ => Name,
        };
    }
}
