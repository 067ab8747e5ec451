using System.Collections.Concurrent;
using AllocGate.Core.Reporting;
using AllocGate.Gating;
using CliWrap;

namespace AllocGate.Git;

/// <summary>The two sides of a change, as git has them.</summary>
/// <param name="environment">Says which event this is, and where git finds its settings.</param>
/// <param name="executable">git, or the path of another one.</param>
internal sealed class GitChangeSource(GitEnvironment environment, string executable = "git") : IChangeSource
{
    private const long LargestFile = 64L << 20;

    private readonly ConcurrentDictionary<string, Repository> _found = new(StringComparer.Ordinal);

    public async Task<string?> FindRootAsync(string directory, CancellationToken cancellationToken)
    {
        if (await FindAsync(directory, cancellationToken) is not { } repository)
            return null;
        await new Worktrees(repository).RemoveAbandonedAsync(cancellationToken);
        return repository.Root;
    }

    public async Task<ChangeSet> ResolveAsync(ChangeRequest request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.WorkingDirectory, cancellationToken) is not { } repository)
            return WithoutGit(request);

        var own = await repository.TryCommitAsync("HEAD", cancellationToken);
        var head = own;
        if (request.Head is { } revision)
        {
            head = await repository.TryCommitAsync(revision, cancellationToken)
                ?? throw new InvalidInputException($"\"{revision}\" is not a commit of this repository.", "--head", "git fetch may be needed first.");
        }

        // Another commit than the checkout is not what the event is about.
        CiEvent started = head == own ? environment.Event() : new CiEvent.Local();
        if (head is null)
            return await UnbornAsync(repository, request, started, cancellationToken);

        // What doesn't wait for each other's answers is asked at the same time.
        var local = started is CiEvent.Local;
        var notices = new List<string>();
        var history = new History(repository);
        var hint = TellPathsAsync(repository, request, cancellationToken);
        var finding = FindBaseAsync(repository, history, request, started, head, notices, cancellationToken);
        var dirty = request.Head is null ? repository.IsDirtyAsync(local, cancellationToken) : Task.FromResult(false);
        var empty = request.Head is null ? new Submodules(repository).EmptyAsync(repository.Root, cancellationToken) : Task.FromResult<IReadOnlyList<string>>([]);
        await Task.WhenAll(hint, finding, dirty, empty);
        var (found, judged, differences) = (await finding, new Judged(head, await dirty, local), new Differences(repository));
        var comparing = found.Commit is { } c && !judged.Dirty ? repository.HaveSameTreeAsync(c, head, cancellationToken) : Task.FromResult(false);
        var changed = found.Commit is null ? null : differences.ChangedFilesAsync(found.Commit, judged, cancellationToken);
        var posting = PostingAsync(history, differences, started, judged, notices, cancellationToken);
        await Task.WhenAll([comparing, posting, .. changed is null ? Array.Empty<Task>() : [changed]]);
        notices.AddRange(history.Notices);

        var tree = request.Head is null
            ? new SourceTree(repository.Root, judged.Dirty ? null : head) { Notices = await empty }
            : await new Worktrees(repository).AddAsync(head, cancellationToken);
        return new(
            started.Name, tree, head, Describe(request, judged), found.Commit, found.Description, await comparing,
            changed is null ? null : await changed, await posting, [.. notices, .. tree.Notices]);
    }

    public async Task<SourceTree> CheckOutAsync(string root, string commit, CancellationToken cancellationToken)
    {
        var repository = new Repository(CommandIn(root));
        var full = await repository.TryCommitAsync(commit, cancellationToken)
            ?? throw new InvalidInputException($"\"{commit}\" is not a commit of this repository.");
        return await new Worktrees(repository).AddAsync(full, cancellationToken);
    }

    /// <exception cref="InvalidInputException">There is no such commit, or the file is larger than 64 MB.</exception>
    public async Task<byte[]?> ReadFileAsync(string root, string commit, string path, CancellationToken cancellationToken)
    {
        var repository = new Repository(CommandIn(root));
        var full = await repository.TryCommitAsync(commit, cancellationToken)
            ?? throw new InvalidInputException($"\"{commit}\" is not a commit of this repository.");
        var entry = await repository.Git.RunAsync(["ls-tree", "--full-tree", "-z", "--long", full, "--", path], cancellationToken);
        // "mode type object size\tpath"
        var fields = entry.Output.Split('\t')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 4 || !fields[0].StartsWith("100", StringComparison.Ordinal))
            return null;
        if (!long.TryParse(fields[3], out var size) || size > LargestFile)
            throw new InvalidInputException($"{path} in {Repository.Short(full)} is larger than {LargestFile >> 20} MB.", path);
        using var content = new MemoryStream();
        await repository.Git.RunAsync(["cat-file", "blob", fields[2]], cancellationToken, PipeTarget.ToStream(content));
        return content.ToArray();
    }

    public Task<IReadOnlyDictionary<string, byte[]>> ReadFilesAsync(
        string root, string commit, IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
        new CommittedFiles(CommandIn(root), LargestFile).ReadAsync(commit, paths.ToHashSet(StringComparer.Ordinal).Contains, cancellationToken);

    public Task<IReadOnlyDictionary<string, byte[]>> ReadFilesNamedAsync(
        string root, string commit, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        new CommittedFiles(CommandIn(root), LargestFile).ReadAsync(commit, path => names.Contains(path[(path.LastIndexOf('/') + 1)..]), cancellationToken);

    private async Task<Repository?> FindAsync(string directory, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(directory, out var known))
            return known;
        var found = await new RepositoryFinder(CommandIn).FindAsync(directory, cancellationToken);
        if (found is not null)
            _found[directory] = found;
        return found;
    }

    public Task<IReadOnlyList<ChangeCommit>> CommitsAsync(string root, ChangeSet change, CancellationToken cancellationToken) =>
        change.BaseCommit is { } @base && (change.Posting?.Commit ?? change.HeadCommit) is { } head
            ? new ChangeCommits(new Repository(CommandIn(root))).AcceptingAsync(@base, head, cancellationToken)
            : Task.FromResult<IReadOnlyList<ChangeCommit>>([]);

    public Task<IReadOnlyList<string>> CommitsOfLineAsync(string root, string path, string text, CancellationToken cancellationToken) =>
        new ChangeCommits(new Repository(CommandIn(root))).OfLineAsync(path, text, cancellationToken);

    private GitCommand CommandIn(string directory) => new(directory, environment.ForChild(), executable);

    private static ChangeSet WithoutGit(ChangeRequest request)
    {
        if (request.NeedsBase || request.Base is not null || request.Head is not null)
        {
            throw new InvalidInputException(
                $"{request.WorkingDirectory} is in no git repository, so there is no commit to compare with.", "",
                "Give a baseline file (--baseline file), or run this in a clone.");
        }

        return new(
            "local", new(request.WorkingDirectory, null), null, "folder without git", null, "this is no git repository",
            SameTree: false, Files: null, Posting: null, Notices: []);
    }

    private static async Task<ChangeSet> UnbornAsync(
        Repository repository, ChangeRequest request, CiEvent started, CancellationToken cancellationToken)
    {
        if (request.Base is { } named)
            await new BaseFinder(repository, new(repository), new(repository)).NamedAsync(named, null, cancellationToken);
        return new(
            started.Name, new(repository.Root, null), null, "working tree of a branch without commits", null,
            "this branch has no commits yet", SameTree: false, Files: null, Posting: null, Notices: []);
    }

    private static async Task<FoundBase> FindBaseAsync(
        Repository repository, History history, ChangeRequest request, CiEvent started, string head, List<string> notices,
        CancellationToken cancellationToken)
    {
        var finder = new BaseFinder(repository, history, new(repository));
        if (request.Base is { } named)
            return await finder.NamedAsync(named, head, cancellationToken);
        try
        {
            return await finder.FindAsync(started, head, cancellationToken);
        }
        catch (InvalidInputException e) when (!request.NeedsBase)
        {
            notices.Add($"No base was found: {e.Message}");
            return new(null, "it could not be found");
        }
    }

    private static async Task<PostingTarget?> PostingAsync(
        History history, Differences differences, CiEvent started, Judged judged, List<string> notices, CancellationToken cancellationToken)
    {
        if (started is CiEvent.Local && judged.Dirty)
            return null;
        var commit = started switch
        {
            CiEvent.PullRequest pull => pull.HeadCommit,
            CiEvent.MergeRequest { SourceCommit: { } source } => source,
            _ => judged.Commit,
        };
        if (commit == judged.Commit || await history.HaveAsync(commit, cancellationToken))
            return await differences.PostingAsync(commit, judged, cancellationToken);
        notices.Add($"Annotations have no place: the head of the {started.Name} ({Repository.Short(commit)}) could not be fetched.");
        return null;
    }

    private static async Task TellPathsAsync(Repository repository, ChangeRequest request, CancellationToken cancellationToken)
    {
        if (request is not { OnPaths: { } tell, Base: { Length: > 0 } named } || named[0] == '-')
            return;
        var paths = await repository.Git.TryAsync(["diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", named, request.Head ?? "HEAD", "--"], cancellationToken);
        if (paths.Succeeded)
            tell(paths.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Describe(ChangeRequest request, Judged judged)
    {
        if (request.Head is { } named)
            return $"{Repository.Short(judged.Commit)} (--head {named})";
        var tree = $"working tree on {Repository.Short(judged.Commit)}";
        return judged.Dirty ? $"{tree}, with uncommitted changes" : tree;
    }
}
