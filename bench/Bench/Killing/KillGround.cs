using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace AllocGate.Bench.Killing;

/// <summary>A repository to kill runs in, with a temporary folder and a cache of its own.</summary>
/// <param name="tool">Absolute path of the tool's assembly.</param>
/// <param name="folder">Absolute path of an empty folder.</param>
internal sealed class KillGround(string tool, string folder)
{
    public const string Project = "bench/Bench.csproj";
    public const string Report = "report.json";
    private const string Baseline = "allocgate.baseline.json";
    private const string Configuration = "allocgate.json";

    // So many that writing them takes a while: a kill in the midst of it is what is looked for.
    private const int ImportedCases = 4_000;

    private const string Sources = """
        using BenchmarkDotNet.Attributes;

        [BenchmarkCategory("AllocGate")]
        public class Rows
        {
            [Benchmark] public object Insert() => new byte[64];

            [Benchmark] public object Copy() => new byte[128];
        }

        """;

    private const string ProjectText = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="BenchmarkDotNet" Version="0.15.8" />
          </ItemGroup>
        </Project>
        """;

    private string _baseline = "";
    private string _configuration = "";

    public string Repository => Path.Combine(folder, "repository");

    public string Temporary => Path.Combine(folder, "tmp");

    private string Cache => Path.Combine(folder, "cache");

    /// <summary>Whether a baseline is being written and has not its name yet.</summary>
    public bool IsWriting => Directory.EnumerateFiles(Repository, Baseline + ".*.tmp").Any();

    /// <summary>Writes and commits everything, and a change on top that is not committed.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Temporary);
        Directory.CreateDirectory(Path.Combine(Repository, "bench"));
        await GitAsync(cancellationToken, "init", "--quiet", "--initial-branch=main");
        await WriteAsync(".gitignore", "bin/\nobj/\nartifacts/\nreport.json\n", cancellationToken);
        await WriteAsync(Project, ProjectText, cancellationToken);
        await WriteAsync("bench/Program.cs", "return 0;\n", cancellationToken);
        await WriteAsync("bench/Rows.cs", Sources, cancellationToken);
        await WriteAsync(Configuration, "{\n  // as it was\n  \"thresholds\": { \"allocatedBytes\": \"48 B\" }\n}\n", cancellationToken);
        await WriteAsync(Report, ReportOf(bytes: 100), cancellationToken);
        await EndingWithAsync(KilledCommand.ImportingUpdate, 0, cancellationToken);
        await WriteAsync(Report, ReportOf(bytes: 200), cancellationToken);
        await GitAsync(cancellationToken, "add", "--all");
        await GitAsync(cancellationToken, "-c", "user.name=Bench", "-c", "user.email=bench@example.invalid", "-c", "commit.gpgSign=false", "commit", "--quiet", "--message", "Begin");
        await File.AppendAllTextAsync(Path.Combine(Repository, "bench", "Rows.cs"), "// changed\n", cancellationToken);
        _baseline = await ReadAsync(Baseline, cancellationToken);
        _configuration = await ReadAsync(Configuration, cancellationToken);
    }

    /// <summary>One run that nobody kills: what it makes of the baseline, and how long it takes.</summary>
    public async Task<(string Baseline, TimeSpan Took)> UndisturbedAsync(KilledCommand command, CancellationToken cancellationToken)
    {
        await ResetAsync(cancellationToken);
        var clock = Stopwatch.StartNew();
        await EndingWithAsync(command, 0, cancellationToken);
        var took = clock.Elapsed;
        return (await ReadAsync(Baseline, cancellationToken), took);
    }

    /// <summary>The baseline as it was, and no figure of the base in the cache.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(Baseline, _baseline, cancellationToken);
        if (Directory.Exists(Cache))
            Directory.Delete(Cache, recursive: true);
    }

    public Process Start(KilledCommand command)
    {
        var start = new ProcessStartInfo("dotnet", [tool, .. command.Arguments]) { WorkingDirectory = Repository, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TMPDIR"] = Temporary;
        start.Environment["ALLOCGATE_CACHE"] = Cache;
        foreach (var name in start.Environment.Keys.Where(IsOfCi).ToList())
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    /// <summary>Everything that it said.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code; carries what it said.</exception>
    public async Task<string> EndingWithAsync(KilledCommand command, int exitCode, CancellationToken cancellationToken)
    {
        using var process = Start(command);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var said = await output + await error;
        return process.ExitCode == exitCode ? said : throw new InvalidOperationException($"{command.Name} ended with {process.ExitCode}, not {exitCode}:\n{said}");
    }

    /// <summary>"old", "new" or "half".</summary>
    /// <param name="updated">The baseline that a whole run writes.</param>
    public async Task<string> VersionOfBaselineAsync(string updated, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(Baseline, cancellationToken);
        return now == _baseline ? "old" : now == updated ? "new" : "half";
    }

    /// <summary>"old" or "half": none of the commands writes it.</summary>
    public async Task<string> VersionOfConfigurationAsync(CancellationToken cancellationToken) =>
        await ReadAsync(Configuration, cancellationToken) == _configuration ? "old" : "half";

    /// <summary>What a run has left behind: processes, temporary folders, worktrees, files that were not renamed yet.</summary>
    public async Task<IReadOnlyList<string>> LeftoversAsync(CancellationToken cancellationToken)
    {
        var worktrees = (await GitAsync(cancellationToken, "worktree", "list")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        var halves = new[] { Repository, Cache }.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.tmp", SearchOption.AllDirectories));
        return
        [
            .. LeftProcess.Of(Temporary).Select(p => $"process {p.CommandLine}"),
            .. Directory.EnumerateFileSystemEntries(Temporary, "allocgate-*").Select(path => $"temporary {Path.GetFileName(path)}"),
            .. worktrees.Select(line => $"worktree {line}"),
            .. halves.Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(path => $"file {Path.GetRelativePath(folder, path)}"),
        ];
    }

    private static bool IsOfCi(string name) =>
        name is "CI" || name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.StartsWith("GITLAB_", StringComparison.Ordinal) || name.StartsWith("CI_", StringComparison.Ordinal);

    private static string ReportOf(int bytes)
    {
        var cases = Enumerable.Range(0, ImportedCases).Select(i => new
        {
            DisplayInfo = $"Rows.Insert{i}: DefaultJob",
            Namespace = "Bench",
            Type = "Rows",
            Method = $"Insert{i}",
            Parameters = "",
            FullName = $"Bench.Rows.Insert{i}",
            Statistics = new { },
            Memory = new { TotalOperations = 16, BytesAllocatedPerOperation = bytes + i },
        });
        return JsonSerializer.Serialize(new
        {
            HostEnvironmentInfo = new { RuntimeVersion = ".NET 10.0.12 (10.0.12, 10.0.1226.42308)", Architecture = "X64", BenchmarkDotNetVersion = "0.15.8" },
            Benchmarks = cases,
        });
    }

    private Task<string> ReadAsync(string path, CancellationToken cancellationToken) => File.ReadAllTextAsync(Path.Combine(Repository, path), Encoding.UTF8, cancellationToken);

    private Task WriteAsync(string path, string text, CancellationToken cancellationToken) => File.WriteAllTextAsync(Path.Combine(Repository, path), text, cancellationToken);

    private async Task<string> GitAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Repository, RedirectStandardOutput = true })!;
        var output = await git.StandardOutput.ReadToEndAsync(cancellationToken);
        await git.WaitForExitAsync(cancellationToken);
        return git.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {git.ExitCode}.");
    }
}
