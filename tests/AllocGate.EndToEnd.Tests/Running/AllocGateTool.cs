using System.Security.Cryptography;
using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Running;

/// <summary>The tool as people run it: a process.</summary>
public static class AllocGateTool
{
    private static readonly string[] CiVariables =
    [
        "CI", "GITHUB_ACTIONS", "GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH", "GITHUB_TOKEN", "GITHUB_REPOSITORY", "GITHUB_SHA", "GITHUB_REF",
        "GITHUB_STEP_SUMMARY", "GITLAB_CI", "CI_PIPELINE_SOURCE", "CI_MERGE_REQUEST_IID",
    ];

    private static readonly TemporaryFolder Caches = CachesOfThisRun();

    /// <summary>Absolute path of this repository.</summary>
    public static string RepositoryRoot { get; } = FindRepositoryRoot();

    /// <summary>Absolute path of allocgate.dll, in a copy that nobody builds into.</summary>
    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "tool", "allocgate.dll");

    /// <summary>Absolute path of the package's assembly that a benchmark project may reference.</summary>
    public static string BenchmarksAssembly { get; } = Built("AllocGate.Benchmarks", "netstandard2.0", "AllocGate.Benchmarks.dll");

    /// <summary>Absolute path of the analyzer that the package carries.</summary>
    public static string BenchmarksAnalyzer { get; } = Built("AllocGate.Benchmarks.Analyzers", "netstandard2.0", "AllocGate.Benchmarks.Analyzers.dll");

    /// <summary>Runs the tool outside of any CI system, as far as it can see.</summary>
    public static Task<ToolRun> RunAsync(string folder, params string[] arguments) =>
        RunAsync(folder, new Dictionary<string, string?>(), arguments);

    /// <summary>Runs the tool with the variables of a CI system.</summary>
    public static async Task<ToolRun> RunAsync(string folder, IReadOnlyDictionary<string, string?> variables, params string[] arguments)
    {
        var environment = CiVariables.ToDictionary(name => name, _ => (string?)null);
        // Nothing of one test, and nothing of the machine, is known to another.
        environment["ALLOCGATE_CACHE"] = Path.Combine(Caches.Path, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(folder))));
        foreach (var (name, value) in variables)
            environment[name] = value;
        var result = await Cli.Wrap("dotnet")
            .WithArguments([Assembly, .. arguments])
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(environment)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        return new ToolRun(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    private static string Built(string project, string framework, string assembly) => Path.Combine(
        RepositoryRoot, "src", project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, framework, assembly);

    private static TemporaryFolder CachesOfThisRun()
    {
        var folder = new TemporaryFolder("caches");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }

    private static string FindRepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AllocGate.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
