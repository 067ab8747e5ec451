using AllocGate.Gating;

namespace AllocGate.Initialising;

/// <summary>Writes what puts a repository under the gate: a workflow, a job, or a hook.</summary>
public static class Initialisation
{
    /// <summary>Writes the files of one kind. A file that exists and differs is left alone unless <paramref name="force"/> is given.</summary>
    /// <exception cref="InvalidInputException">A file is in the way, cannot be written, or there is no repository for a hook.</exception>
    public static Task<InitialisationResult> RunAsync(
        InitialisationKind kind, string repositoryRoot, bool force, CancellationToken cancellationToken) => kind switch
        {
            InitialisationKind.GitHub => GitHubAsync(repositoryRoot, force, cancellationToken),
            InitialisationKind.GitLab => GitLabAsync(repositoryRoot, force, cancellationToken),
            InitialisationKind.Hook => HookAsync(repositoryRoot, force, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static async Task<InitialisationResult> GitHubAsync(string root, bool force, CancellationToken cancellationToken)
    {
        var workflow = new NewFile(Path.Combine(root, ".github", "workflows", "allocgate.yml"), Template.Read("github.yml"));
        return await WriteAsync(root, workflow, executable: false, force, cancellationToken,
            "Commit it; the gate runs on the next pull request.");
    }

    private static async Task<InitialisationResult> GitLabAsync(string root, bool force, CancellationToken cancellationToken)
    {
        var job = new NewFile(Path.Combine(root, ".gitlab", "allocgate.yml"), Template.Read("gitlab.yml"));
        var pipeline = new NewFile(Path.Combine(root, ".gitlab-ci.yml"), Template.Read("gitlab-ci.yml"));
        var result = await WriteAsync(root, job, executable: false, force, cancellationToken);
        if (pipeline.Exists)
            return result with { Messages = [.. result.Messages, $"Add to .gitlab-ci.yml, if it is not there yet:\n\n{pipeline.Text}"] };

        await pipeline.WriteAsync(executable: false, cancellationToken);
        return new([.. result.Written, Shown(root, pipeline.Path)], [.. result.Messages, "Commit both; the gate runs on the next merge request."]);
    }

    private static async Task<InitialisationResult> HookAsync(string root, bool force, CancellationToken cancellationToken)
    {
        var folder = await GitHooks.FindFolderAsync(root, cancellationToken);
        var hook = new NewFile(Path.Combine(folder, "pre-push"), Template.Read("pre-push.sh"));
        var result = await WriteAsync(root, hook, executable: true, force, cancellationToken,
            "From now on `git push` runs the gate first; `git push --no-verify` goes past it.");
        return IsInside(root, folder)
            ? result
            : result with { Messages = [.. result.Messages, "The folder of hooks lies outside this working tree: the hook serves all that share it."] };
    }

    private static async Task<InitialisationResult> WriteAsync(
        string root, NewFile file, bool executable, bool force, CancellationToken cancellationToken, params string[] messages)
    {
        var shown = Shown(root, file.Path);
        if (file.IsUpToDate)
            return new([], [$"{shown} is up to date."]);
        if (file.Exists && !force)
            throw new InvalidInputException("There is one already, and it was left alone.", shown, "Give --force to replace it.");

        await file.WriteAsync(executable, cancellationToken);
        return new([shown], messages);
    }

    private static string Shown(string root, string path)
    {
        var shown = IsInside(root, path) ? Path.GetRelativePath(root, path) : path;
        return shown.Replace('\\', '/');
    }

    private static bool IsInside(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
    }
}
