using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>One gate run over ten regressions, each planted on one line.</summary>
public sealed class PlantedRegressions : IAsyncLifetime
{
    private static readonly string Sources = Path.Combine(AllocGateTool.RepositoryRoot, "tests", "Fixtures", "Planted");

    public GitRepository Repository { get; private set; } = null!;

    public ToolRun Run { get; private set; } = null!;

    /// <summary>The path and the one line that differs between a case before and after.</summary>
    public static (string Path, int Line) Planted(string name)
    {
        var (before, after) = (Lines("Before", name), Lines("After", name));
        return ($"bench/{name}Case.cs", Enumerable.Range(0, after.Length).Single(i => before[i] != after[i]) + 1);
    }

    public async Task InitializeAsync()
    {
        Repository = await GitRepository.InitAsync();
        Repository.Write("bench/Planted.csproj", BenchmarkSources.Project);
        Repository.Write("bench/Program.cs", File.ReadAllText(Path.Combine(Sources, "Program.cs")));
        Copy("Before");
        await Repository.CommitAsync("Begin");
        Copy("After");
        Run = (await AllocGateTool.RunAsync(
            Repository.Path, "gate", "--base", "HEAD", "--no-rules", "--report", "console", "--report", "github-commands", "--report", "markdown")).EndedWith(1);
    }

    public Task DisposeAsync()
    {
        Repository.Dispose();
        return Task.CompletedTask;
    }

    private static string[] Lines(string side, string name) => File.ReadAllLines(Path.Combine(Sources, side, $"{name}Case.cs"));

    private void Copy(string side)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Sources, side)))
            Repository.Write($"bench/{Path.GetFileName(file)}", File.ReadAllText(file));
    }
}
