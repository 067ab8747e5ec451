using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Probe.Wire;

namespace AllocGate.Measuring;

/// <summary>Evaluates, builds and lists projects: everything that comes before a figure.</summary>
internal sealed class ProjectPreparation(MeasuringEnvironment environment, ProbeProcess probe, EarlierFigures earlier, SourceTree tree, Side side, MeasureRequest request, IGateProgress progress)
{
    // Listing loads everything once; a short --timeout is meant for cases.
    private static readonly TimeSpan LeastListingTimeout = TimeSpan.FromSeconds(60);

    private readonly DotnetCommand _dotnet = new(environment);

    /// <summary>One entry a target framework.</summary>
    public async Task<IReadOnlyList<PreparedProject>> PrepareAsync(FoundProject project, CancellationToken cancellationToken)
    {
        var settings = request.For(project.Path);
        if (!project.Exists)
            return [PreparedProject.NotMeasurable(project, "", settings, new(ProjectProblemKind.Absent, $"It does not exist on {Name(side)}."))];

        var evaluation = new ProjectEvaluation(_dotnet);
        ProjectFacts facts;
        try
        {
            facts = await evaluation.ReadAsync(tree.Root, PathOf(project), ProjectBuild.Properties(settings), cancellationToken);
        }
        catch (ProjectProblemException e)
        {
            return [PreparedProject.NotMeasurable(project, "", settings, e.Problem)];
        }

        var installed = InstalledRuntimes.Parse((await _dotnet.RunAsync(tree.Root, ["--list-runtimes"], cancellationToken)).Output);
        var prepared = new List<PreparedProject>();
        foreach (var chosen in FrameworkChoice.Choose(facts.TargetFrameworks, settings.Frameworks, installed, facts.RollsForward))
        {
            prepared.Add(chosen.Problem is { } problem
                ? PreparedProject.NotMeasurable(project, chosen.Moniker, settings, new(ProjectProblemKind.CannotRun, problem))
                : await PrepareAsync(project, facts, chosen.Moniker, settings, evaluation, cancellationToken));
        }

        return prepared;
    }

    private async Task<PreparedProject> PrepareAsync(
        FoundProject project, ProjectFacts facts, string framework, ProjectSettings settings, ProjectEvaluation evaluation, CancellationToken cancellationToken)
    {
        try
        {
            var key = await earlier.KeyAsync(Path.GetDirectoryName(PathOf(project))!, project, framework, settings, cancellationToken);
            if (earlier.Complete(key, project, framework, settings) is { } complete)
                return complete;
            var prepared = await BuildAndListAsync(project, facts, framework, settings, evaluation, cancellationToken);
            return prepared with { CacheKey = key, Known = earlier.Known(key) };
        }
        catch (ProjectProblemException e)
        {
            return PreparedProject.NotMeasurable(project, framework, settings, e.Problem) with { MalformedBudgets = e.MalformedBudgets };
        }
    }

    private async Task<PreparedProject> BuildAndListAsync(
        FoundProject project, ProjectFacts facts, string framework, ProjectSettings settings, ProjectEvaluation evaluation, CancellationToken cancellationToken)
    {
        if (!request.NoBuild)
            progress.Step($"Building {project.Path} for {framework} ({Name(side)})");
        var built = await new ProjectBuild(_dotnet, evaluation, request.NoBuild)
            .BuildAsync(tree.Root, PathOf(project), facts, framework, settings, cancellationToken);
        progress.Detail($"Listing the benchmarks of {project.Path}");
        var listing = await ListAsync(built, settings, cancellationToken);
        RowKey Key(string id) => new(project.Path, framework, id);
        var selection = CaseSelection
            .Of([.. listing.Cases.Where(c => request.Overlay?.Rows.Contains(Key(c.Id)) ?? true)], settings.SelectAll, request.Filter, request.Shard, Key)
            .Without(request.LeftOut, Key);
        return new(
            project, framework, settings, CaseSelection.ProblemOf(listing, settings.SelectAll), built, listing, EnvironmentOf(listing) with { Engine = request.Engine }, selection,
            [.. EngineNotices(), .. NoticesOf(project, settings, listing), .. built.Notices, .. RuntimeConfigurationNotices.Read(built.RuntimeConfiguration, request.Jit)]);
    }

    private async Task<CaseListing> ListAsync(BuiltProject built, ProjectSettings settings, CancellationToken cancellationToken)
    {
        await using var copies = new OutputCopies(built, environment.Probe);
        var timeout = settings.Timeout > LeastListingTimeout ? settings.Timeout : LeastListingTimeout;
        var outcome = await copies.UseAsync(copy => probe.RunAsync(copy, ["list"], recipe: null, timeout, cancellationToken));
        try
        {
            return outcome switch
            {
                ProbeOutcome.Answered answered => WireFormat.ReadListing(answered.Json),
                ProbeOutcome.Died died => throw ProjectProblemException.DiscoveryFailed($"While its benchmarks were listed, the process {died.How}"),
                ProbeOutcome.TimedOut slow => throw ProjectProblemException.DiscoveryFailed(
                    $"Listing its benchmarks timed out after {timeout.TotalSeconds:0.###} s{slow.LastWords}"),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (JsonException e)
        {
            throw ProjectProblemException.DiscoveryFailed($"The list of its benchmarks cannot be read: {e.Message}");
        }
    }

    private static RunEnvironment EnvironmentOf(CaseListing listing)
    {
        try
        {
            return RunEnvironments.From(listing.Environment);
        }
        catch (FormatException)
        {
            throw ProjectProblemException.DiscoveryFailed($"It names its runtime \"{listing.Environment.RuntimeVersion}\", which is no version.");
        }
    }

    private IEnumerable<string> EngineNotices()
    {
        if (request.Engine == Engine.BenchmarkDotNet)
        {
            yield return $"Counted by BenchmarkDotNet's MemoryDiagnoser ({request.BenchmarkDotNetJob} job, in-process toolchain, one process a case): "
                + "allocated bytes, rounded to whole bytes and counted once. Other metrics are not measured.";
        }
    }

    private static IEnumerable<string> NoticesOf(FoundProject project, ProjectSettings settings, CaseListing listing)
    {
        if (Path.GetExtension(project.Path).ToLowerInvariant() is var language and not ".csproj")
            yield return $"{(language == ".fsproj" ? "F#" : "Visual Basic")}: measured, not scanned.";
        if (listing.Environment.Optimised == false)
        {
            yield return $"The assembly is not optimised (configuration {settings.Configuration}): its figures say little of production, "
                + "and are compared with unoptimised ones only.";
        }
    }

    private string PathOf(FoundProject project) => Path.GetFullPath(project.Path, tree.Root);

    private static string Name(Side side) => side == Side.Head ? "head" : "base";
}
