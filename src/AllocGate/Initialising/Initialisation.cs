using System.Text.Json;
using AllocGate.Gating;

namespace AllocGate.Initialising;

/// <summary>Writes what puts a repository under the gate: a workflow, a job, a hook, or whatever of them is missing.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="force">Replace what is there already.</param>
public sealed class Initialisation(string root, bool force)
{
    /// <summary>Writes the files of one kind.</summary>
    /// <exception cref="InvalidInputException">A file is in the way, cannot be written, or there is no repository for a hook.</exception>
    public async Task<InitialisationResult> RunAsync(InitialisationKind kind, CancellationToken cancellationToken)
    {
        var result = await WriteAsync(kind, cancellationToken);
        if (result.Files.FirstOrDefault(f => !f.Written) is { } inTheWay)
            throw new InvalidInputException("There is one already, and it was left alone.", inTheWay.Path, "Give --force to replace it.");
        return result;
    }

    /// <summary>Writes what is missing of all that the repository uses, and asks nothing.</summary>
    /// <param name="projects">Its benchmark projects: project files relative to the root, with '/'.</param>
    /// <exception cref="InvalidInputException">Nothing tells where the gate would run, or a file cannot be written.</exception>
    public async Task<InitialisationResult> RunAsync(IReadOnlyList<string> projects, CancellationToken cancellationToken)
    {
        var use = await RepositoryUse.FindAsync(root, cancellationToken);
        if (!use.GitHub && !use.GitLab)
        {
            throw new InvalidInputException(
                "Neither GitHub nor GitLab shows: there is no .github, no .gitlab-ci.yml, and no remote of either.", root,
                "Say which: allocgate init github, or allocgate init gitlab.");
        }

        var result = await ConfigurationAsync(projects, cancellationToken);
        if (use.GitHub)
            result = result.Then(await WriteAsync(InitialisationKind.GitHub, cancellationToken));
        if (use.GitLab)
            result = result.Then(await WriteAsync(InitialisationKind.GitLab, cancellationToken));
        var advice = use.HookRunner?.Advice ?? "To gate your own pushes before they leave: allocgate init hook";
        return result.Then(new([], [.. result.Files.Where(f => !f.Written).Select(f => $"{f.Path} differs and was left alone: --force replaces it."), advice]));
    }

    /// <summary>Takes the hook away and puts back what was there before.</summary>
    /// <exception cref="InvalidInputException">There is no repository, or the hook was changed and is left alone.</exception>
    public async Task<InitialisationResult> UninstallHookAsync(CancellationToken cancellationToken) =>
        (await PrePushHook.FindAsync(root, cancellationToken)).Uninstall(force);

    private async Task<InitialisationResult> WriteAsync(InitialisationKind kind, CancellationToken cancellationToken) => kind switch
    {
        InitialisationKind.GitHub => await GitHubAsync(cancellationToken),
        InitialisationKind.GitLab => await GitLabAsync(cancellationToken),
        InitialisationKind.Hook => await (await PrePushHook.FindAsync(root, cancellationToken)).InstallAsync(force, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private async Task<InitialisationResult> GitHubAsync(CancellationToken cancellationToken) =>
        WithAdvice(await FileAt(".github/workflows/allocgate.yml", Template.Read("github.yml")).WriteAsync(force, cancellationToken),
            "Commit it; the gate runs on the next pull request.");

    private async Task<InitialisationResult> GitLabAsync(CancellationToken cancellationToken)
    {
        var result = await FileAt(".gitlab/allocgate.yml", Template.Read("gitlab.yml")).WriteAsync(force, cancellationToken);
        var pipeline = FileAt(".gitlab-ci.yml", Template.Read("gitlab-ci.yml"));
        if (!pipeline.Exists)
            return WithAdvice(result.Then(await pipeline.WriteAsync(force: false, cancellationToken)), "Commit both; the gate runs on the next merge request.");
        return (await File.ReadAllTextAsync(pipeline.Path, cancellationToken)).Contains(".gitlab/allocgate.yml", StringComparison.Ordinal)
            ? result
            : result.Then(new([], [$"Add to .gitlab-ci.yml:\n\n{pipeline.Text}"]));
    }

    // Without it nothing would be gated: only what is marked is, and nothing is marked yet.
    private async Task<InitialisationResult> ConfigurationAsync(IReadOnlyList<string> projects, CancellationToken cancellationToken)
    {
        if (projects.Count == 0)
            return new([], ["No project references BenchmarkDotNet yet: until one does, the gate ends without an answer (--no-benchmarks runs the rules alone)."]);
        var unmarked = projects.Where(path => !new BenchmarkProject(path).MarksBenchmarks(root)).ToList();
        var configuration = FileAt("allocgate.json", $$"""
            {
              // Every benchmark of these is gated. To gate some of them, mark those with [BenchmarkCategory("AllocGate")] and take the line away.
              "projects": {
                {{string.Join(",\n    ", unmarked.Select(path => $"{JsonSerializer.Serialize(path)}: {{ \"select\": \"all\" }}"))}}
              }
            }

            """.ReplaceLineEndings("\n"));
        return unmarked.Count == 0 || configuration.Exists ? new([], []) : await configuration.WriteAsync(force: false, cancellationToken);
    }

    private static InitialisationResult WithAdvice(InitialisationResult result, string advice) =>
        result.Written.Count > 0 ? result.Then(new([], [advice])) : result;

    private NewFile FileAt(string path, string text) => new(root, Path.Combine(root, path), text);
}
