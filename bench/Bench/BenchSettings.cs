namespace AllocGate.Bench;

/// <summary>What to compare, and how often.</summary>
/// <param name="Repository">Absolute path of this repository.</param>
/// <param name="Projects">Benchmark projects for time and repeat, absolute paths.</param>
/// <param name="Jobs">Jobs of BenchmarkDotNet: dry, short, default.</param>
/// <param name="Repeats">How often repeat, null and planted go round.</param>
/// <param name="EngineRepeats">How often repeat goes round under BenchmarkDotNet.</param>
/// <param name="Cases">How many trivial cases scale has.</param>
/// <param name="Filter">Glob over benchmark names for both sides; "*" for all.</param>
/// <param name="Tree">A git repository for scan, absolute path.</param>
/// <param name="Build">What of that tree `dotnet build` builds, relative to it; absent: nothing is built.</param>
/// <param name="Ahead">Whether scan also runs the tool compiled ahead.</param>
/// <param name="Kills">How often kill kills.</param>
/// <param name="Limit">When kill stops, to go on another time.</param>
/// <param name="Output">Absolute path of the folder for results.</param>
internal sealed record BenchSettings(
    string Repository, IReadOnlyList<string> Projects, IReadOnlyList<string> Jobs, int Repeats, int EngineRepeats, int Cases, string Filter,
    string Tree, string? Build, bool Ahead, int Kills, TimeSpan Limit, string Output)
{
    /// <summary>The project whose cases hold planted regressions.</summary>
    public string Planted => Path.Combine(Repository, "bench", "Planted", "PlantedCases.csproj");

    /// <summary>The project whose cases are noisy.</summary>
    public string Noisy => Path.Combine(Repository, "bench", "Noisy", "NoisyCases.csproj");

    /// <summary>The folder of its recorded rounds.</summary>
    public string Recorded => Path.Combine(Repository, "bench", "Noisy", "Recorded");
}
