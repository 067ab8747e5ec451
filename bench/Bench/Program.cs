using System.CommandLine;
using AllocGate.Bench.Gates;
using AllocGate.Bench.Parts;
using AllocGate.Bench.Reports;

namespace AllocGate.Bench;

/// <summary>Compares AllocGate with BenchmarkDotNet, side by side. bench/README.md says what each part shows.</summary>
internal static class Program
{
    private static readonly string[] PartNames = ["time", "repeat", "null", "planted", "gates", "scale", "scan", "kill"];

    private static Task<int> Main(string[] args)
    {
        var only = new Option<string[]>("--only") { Description = $"Parts to run: {string.Join(", ", PartNames)}; report writes the report of what is there, and measures nothing; record measures bench/Noisy anew, for gates to judge.", AllowMultipleArgumentsPerToken = true };
        only.AcceptOnlyFromAmong([.. PartNames, "report", "record"]);
        var projects = new Option<string[]>("--project") { Description = "Benchmark projects for time and repeat. [default: all samples]", AllowMultipleArgumentsPerToken = true };
        var jobs = new Option<string[]>("--job") { Description = "BenchmarkDotNet's jobs. [default: dry short]", AllowMultipleArgumentsPerToken = true };
        jobs.AcceptOnlyFromAmong("dry", "short", "default");
        var repeats = new Option<int>("--repeats") { Description = "Rounds of repeat, null, planted and record.", DefaultValueFactory = _ => 20 };
        var engineRepeats = new Option<int>("--engine-repeats") { Description = "Rounds of repeat and planted under BenchmarkDotNet.", DefaultValueFactory = _ => 3 };
        var cases = new Option<int>("--cases") { Description = "Cases of scale.", DefaultValueFactory = _ => 1000 };
        var filter = new Option<string>("--filter") { Description = "Glob over benchmark names, for time and repeat.", DefaultValueFactory = _ => "*" };
        var tree = new Option<string?>("--tree") { Description = "A git repository for scan. [default: this one]" };
        var build = new Option<string?>("--build") { Description = "A project or solution of that repository, relative to it, for scan to hold `dotnet build` against. [default: src/AllocGate of this one]" };
        var kills = new Option<int>("--kills") { Description = "How often kill kills; what an earlier run has killed counts.", DefaultValueFactory = _ => 100 };
        var minutes = new Option<double>("--minutes") { Description = "After this time kill stops, to go on when it is called again.", DefaultValueFactory = _ => 60 };
        var output = new Option<string>("--output") { Description = "Folder for results; parts that are there already stay in the report.", DefaultValueFactory = _ => "artifacts/bench" };
        var quick = new Option<bool>("--quick") { Description = "Every part in its shortest form: proof that it runs, no figure to quote." };
        var root = new RootCommand("Compares AllocGate with BenchmarkDotNet on the same cases.") { only, projects, jobs, repeats, engineRepeats, cases, filter, tree, build, kills, minutes, output, quick };
        root.SetAction((parsed, cancellationToken) =>
        {
            var repository = Repository();
            var isQuick = parsed.GetValue(quick);
            var settings = new BenchSettings(
                repository,
                [.. Given(parsed.GetValue(projects), isQuick ? [Path.Combine(repository, "bench", "Planted", "PlantedCases.csproj")] : Directory.GetFiles(Path.Combine(repository, "samples"), "*.csproj", SearchOption.AllDirectories).Order().ToArray()).Select(Path.GetFullPath)],
                Given(parsed.GetValue(jobs), isQuick ? ["dry"] : ["dry", "short"]),
                isQuick ? 1 : parsed.GetValue(repeats),
                isQuick ? 0 : parsed.GetValue(engineRepeats),
                isQuick ? 4 : parsed.GetValue(cases),
                isQuick ? "*OneMegabyte*" : parsed.GetValue(filter)!,
                Path.GetFullPath(parsed.GetValue(tree) ?? repository),
                parsed.GetValue(build) ?? (parsed.GetValue(tree) is null && !isQuick ? "src/AllocGate" : null),
                !isQuick,
                isQuick ? 0 : parsed.GetValue(kills),
                TimeSpan.FromMinutes(parsed.GetValue(minutes)),
                Path.GetFullPath(parsed.GetValue(output)!));
            return RunAsync(settings, Given(parsed.GetValue(only), PartNames), cancellationToken);
        });
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(BenchSettings settings, IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Output);
        await using var work = new WorkFolder();
        var results = new ResultFolder(settings.Output);
        foreach (var part in parts)
        {
            Console.WriteLine($"== {part}");
            switch (part)
            {
                case "time": await results.WriteAsync(part, await TimePart.RunAsync(settings, work, cancellationToken), cancellationToken); break;
                case "repeat": await results.WriteAsync(part, await RepeatPart.RunAsync(settings, work, cancellationToken), cancellationToken); break;
                case "null": await results.WriteAsync(part, await NullPart.RunAsync(settings, work, cancellationToken), cancellationToken); break;
                case "planted": await results.WriteAsync(part, await PlantedPart.RunAsync(settings, work, cancellationToken), cancellationToken); break;
                case "gates": await results.WriteAsync(part, GatesRun.Of(await RecordedGates.ReadAsync(settings.Recorded, cancellationToken), count: 1_000), cancellationToken); break;
                case "record": await RecordPart.RunAsync(settings, work, cancellationToken); break;
                case "scale": await results.WriteAsync(part, await ScalePart.RunAsync(settings, work, cancellationToken), cancellationToken); break;
                case "scan": await results.WriteAsync(part, await ScanPart.RunAsync(settings, work, cancellationToken), cancellationToken); break;
                case "kill": await KillPart.RunAsync(settings, await results.KillsAsync(cancellationToken), kills => results.WriteAsync(part, kills, cancellationToken), work, cancellationToken); break;
            }
        }

        await results.ReportAsync(cancellationToken);
        return 0;
    }

    private static string[] Given(string[]? given, string[] otherwise) => given is { Length: > 0 } ? given : otherwise;

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AllocGate.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The bench runs from its repository: no folder above it holds AllocGate.sln.");
    }
}
