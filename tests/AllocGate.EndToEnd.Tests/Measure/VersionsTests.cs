using System.Text.Json;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Measure;

/// <summary>The oldest and the newest supported versions, what lies outside, and a runtimeconfig that asks for everything else.</summary>
public class VersionsTests
{
    private const string Settings = """
        <PropertyGroup>
          <ServerGarbageCollection>true</ServerGarbageCollection>
          <ConcurrentGarbageCollection>true</ConcurrentGarbageCollection>
          <GarbageCollectionAdaptationMode>1</GarbageCollectionAdaptationMode>
          <TieredCompilation>false</TieredCompilation>
          <TieredCompilationQuickJit>false</TieredCompilationQuickJit>
          <TieredPGO>false</TieredPGO>
          <EventSourceSupport>false</EventSourceSupport>
        </PropertyGroup>
        """;

    // What the collector itself says; that tiers and profile are on shows in the bytes: without them the enumerator
    // is 40 B on .NET 10 too.
    private const string Cases = """
        using BenchmarkDotNet.Attributes;

        return;

        [BenchmarkCategory("AllocGate")]
        public class Cases
        {
            private readonly IReadOnlyList<int> _rows = new List<int> { 1, 2, 3 };

            [GlobalSetup]
            public void Check()
            {
                var settings = GC.GetConfigurationVariables();
                var asked = $"{settings["ServerGC"]} {settings["ConcurrentGC"]} {settings["GCDynamicAdaptationMode"]} {System.Runtime.GCSettings.LatencyMode}";
                if (asked != "False False 0 Batch")
                    throw new InvalidOperationException(asked);
            }

            [Benchmark]
            public int Enumerated()
            {
                var sum = 0;
                foreach (var row in _rows)
                    sum += row;
                return sum;
            }
        }

        """;

    private const string Configuration = """{ "projects": { "oldest/P.csproj": { "frameworks": ["net8.0", "net9.0", "net10.0"] } } }""";

    [UnixFact]
    public async Task Supported_versions_and_frameworks_are_measured_under_pinned_settings_and_all_others_are_named()
    {
        using var folder = new TemporaryFolder();
        using var dotnet = new DotnetRoot();
        Write(folder, "oldest", "net8.0;net9.0;net10.0", "0.14.0");
        Write(folder, "newest", "net10.0", "0.15.8", Settings);
        Write(folder, "ancient", "net10.0", "0.13.2");
        Write(folder, "outside", "net6.0;net48;netstandard2.0", "0.14.0");
        folder.Write("allocgate.json", Configuration);

        var run = (await AllocGateTool.RunAsync(
            folder.Path, new Dictionary<string, string?> { ["DOTNET_HOST_PATH"] = dotnet.Host, ["DOTNET_ROOT"] = dotnet.Path }, "measure", "-o", "figures.json")).EndedWith(3);

        using var figures = JsonDocument.Parse(folder.Read("figures.json"));
        var projects = figures.RootElement.GetProperty("projects").EnumerateArray().ToList();
        Assert.Equal(
            ["net10.0 0.15.8 0 B", "net10.0 0.14.0 0 B", "net8.0 0.14.0 40 B", "net9.0 0.14.0 40 B"],
            projects.Where(p => !p.TryGetProperty("problem", out _)).Select(Line));
        Assert.Matches(@"BenchmarkDotNet 0\.13\.2(\.0)? is older than 0\.14\.0, the first version that is supported\.", Problem("ancient"));
        Assert.Contains("It targets net6.0, net48, netstandard2.0", Problem("outside"), StringComparison.Ordinal);
        Assert.Contains("AllocGate measures net8.0 to net10.0", Problem("outside"), StringComparison.Ordinal);
        Assert.Equal(7, run.Output.Split("The project asks for").Length - 1);

        string Problem(string project) =>
            projects.Single(p => p.GetProperty("project").GetString() == $"{project}/P.csproj").GetProperty("problem").GetProperty("message").GetString()!;
    }

    private static string Line(JsonElement project)
    {
        var environment = project.GetProperty("environment");
        Assert.Equal(("workstation non-concurrent", "tiered pgo"), (environment.GetProperty("garbageCollector").GetString(), environment.GetProperty("jit").GetString()));
        Assert.StartsWith(project.GetProperty("framework").GetString()![3..], environment.GetProperty("runtime").GetString(), StringComparison.Ordinal);
        return $"{project.GetProperty("framework")} {environment.GetProperty("benchmarkDotNet")} {Bytes(Assert.Single(project.GetProperty("cases").EnumerateArray()))} B";
    }

    // On a machine that is busy beyond measure the final code is not proven, and the figure is an interval of one.
    private static long Bytes(JsonElement row)
    {
        var allocated = row.GetProperty("allocated");
        return (allocated.TryGetProperty("value", out var value) ? value : allocated.GetProperty("median")).GetProperty("bytes").GetInt64();
    }

    private static void Write(TemporaryFolder folder, string name, string frameworks, string version, string settings = "")
    {
        folder.Write($"{name}/P.csproj", BenchmarkSources.Project
            .Replace("<TargetFramework>net10.0</TargetFramework>", $"<TargetFrameworks>{frameworks}</TargetFrameworks>", StringComparison.Ordinal)
            .Replace("0.15.8", version, StringComparison.Ordinal)
            .Replace("</Project>", settings + "</Project>", StringComparison.Ordinal));
        folder.Write($"{name}/Cases.cs", Cases);
    }
}
