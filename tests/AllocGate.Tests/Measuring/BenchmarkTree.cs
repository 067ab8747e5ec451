using System.Runtime.InteropServices;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Measuring;

namespace AllocGate.Tests.Measuring;

/// <summary>
/// Real benchmark projects in a tree of their own, measured by real processes. Shared by the tests of one collection: a project is
/// built when it is first measured.
/// </summary>
public sealed class BenchmarkTree : IDisposable
{
    public const string Cases = "Fälle eins/Cases.csproj";
    public const string Secret = "ghs_of_the_forge";

    private const string Package = """<ItemGroup><PackageReference Include="BenchmarkDotNet" Version="0.15.8" /></ItemGroup>""";
    private const string Executable = "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>";

    private readonly TemporaryTree _tree = new();
    private readonly MeasuringEnvironment _environment;
    private readonly DotnetBenchmarkRunner _runner;

    public BenchmarkTree()
    {
        _tree
            .Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>")
            .Write("Directory.Build.targets", "<Project />")
            .Write("Directory.Packages.props", "<Project />")
            .Write(Cases, Project(Executable))
            .Write("Fälle eins/Program.cs", "return 0;")
            .Write("Fälle eins/Cases.cs", BenchmarkSources.Cases)
            .Write("library/Library.csproj", Project("<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>"))
            .Write("library/Benchmarks.cs", BenchmarkSources.Library)
            .Write("fsharp/Bench.fsproj", Project(Executable, """<ItemGroup><Compile Include="Bench.fs" /></ItemGroup>"""))
            .Write("fsharp/Bench.fs", BenchmarkSources.FSharp)
            .Write("aot/Aot.csproj", Project(Executable
                + "<SelfContained>true</SelfContained><RuntimeIdentifier>" + RuntimeInformation.RuntimeIdentifier + "</RuntimeIdentifier><PublishAot>true</PublishAot>"
                + "<ServerGarbageCollection>true</ServerGarbageCollection>"))
            .Write("aot/Program.cs", "return 0;")
            .Write("aot/Benchmarks.cs", BenchmarkSources.Library)
            .Write("broken/Broken.csproj", Project(Executable))
            .Write("broken/Broken.cs", "class Broken { int M() => nothing; }")
            .Write("old/Old.csproj", Project("<TargetFrameworks>net472;netstandard2.0</TargetFrameworks>"))
            .Write("empty/Empty.csproj", Project(Executable))
            .Write("empty/Program.cs", "return 0;");

        var own = MeasuringEnvironment.Current();
        var variables = new Dictionary<string, string>(own.Variables) { ["GITHUB_TOKEN"] = Secret, ["SOME_SETTING"] = Secret };
        _environment = own with { Variables = variables };
        _runner = new(_environment, TimeProvider.System);
    }

    /// <summary>Measures the head side.</summary>
    public Task<MeasurementSet> MeasureAsync(MeasureRequest request, CancellationToken cancellationToken = default) =>
        _runner.MeasureAsync(_tree.Sources, Side.Head, request, new RecordedProgress(), cancellationToken);

    /// <summary>Measures on a machine with so much memory, in B, and tells what a person watching would have seen.</summary>
    public async Task<(ProjectMeasurement Project, IReadOnlyList<string> Seen)> WatchAsync(MeasureRequest request, long memory)
    {
        var progress = new RecordedProgress();
        var runner = new DotnetBenchmarkRunner(_environment with { AvailableMemory = memory }, TimeProvider.System);
        var set = await runner.MeasureAsync(_tree.Sources, Side.Base, request, progress, CancellationToken.None);
        return (Assert.Single(set.Projects), [.. progress.Seen]);
    }

    /// <summary>Measures a project of which one entry is expected.</summary>
    public async Task<ProjectMeasurement> MeasureOneAsync(MeasureRequest request) => Assert.Single((await MeasureAsync(request)).Projects);

    public void Dispose()
    {
        File.Delete(Path.Combine(Path.GetTempPath(), "allocgate-test-child"));
        _tree.Dispose();
    }

    private static string Project(string properties, string items = "") =>
        $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>{properties}</PropertyGroup>{items}{Package}</Project>""";
}
