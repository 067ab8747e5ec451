using AllocGate.Gating;
using AllocGate.Git;

namespace AllocGate.Tests.Git;

public sealed class SituationTests : IDisposable
{
    private readonly TestRepository _repository = TestRepository.Create();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_branch_without_commits_has_no_base()
    {
        var change = await _repository.Write("a.cs", "x\n").ResolveAsync();
        Assert.Null(change.HeadCommit);
        Assert.Null(change.BaseCommit);
        Assert.Contains("no commits", change.BaseDescription);
    }

    [Fact]
    public async Task A_detached_head_is_held_against_the_default_branch()
    {
        var first = _repository.Write("a.cs", "x\n").Commit();
        _repository.Git("checkout", "-q", "--detach");
        _repository.Write("a.cs", "x\ny\n").Commit();
        Assert.Equal((first, "merge base with main"), await BaseAsync(_repository));
    }

    [Fact]
    public async Task A_linked_worktree_is_a_repository_of_its_own()
    {
        var first = _repository.Write("a.cs", "x\n").Commit();
        var linked = _repository.At("linked ü");
        _repository.Git("worktree", "add", "-q", "-b", "work", linked.Root);
        linked.Write("b.cs", "y\n");
        var change = await linked.ResolveAsync();
        Assert.Equal(first, change.BaseCommit);
        Assert.Equal(["b.cs"], change.Files!.Select(f => f.Path));
    }

    [Fact]
    public async Task A_folder_below_the_root_finds_the_root()
    {
        _repository.Write("deep/er/a.cs", "x\n").Commit();
        var found = await _repository.Source().FindRootAsync(_repository.Path("deep/er"), default);
        Assert.Equal("repo", Path.GetFileName(found));
    }

    [Fact]
    public async Task A_folder_without_git_has_no_root_and_no_base()
    {
        var plain = _repository.At("plain");
        Directory.CreateDirectory(plain.Root);
        Assert.Null(await plain.Source().FindRootAsync(plain.Root, default));
        Assert.Null((await plain.ResolveAsync(needsBase: false)).Files);
        await Assert.ThrowsAsync<InvalidInputException>(() => plain.ResolveAsync());
    }

    [Fact]
    public async Task A_bare_repository_is_refused()
    {
        var bare = _repository.At("bare.git");
        _repository.Git("init", "-q", "--bare", bare.Root);
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => bare.Source().FindRootAsync(bare.Root, default));
        Assert.Contains("bare", error.Message);
    }

    [Fact]
    public async Task Without_git_installed_a_repository_is_refused()
    {
        var source = new GitChangeSource(new(_repository.Variables()), "no-such-git");
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => source.FindRootAsync(_repository.Root, default));
        Assert.Contains("not installed", error.Message);
        Assert.Null(await source.FindRootAsync(_repository.Home, default));
    }

    [Theory]
    [InlineData("GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git \"$@\"", "safe.directory")]
    [InlineData("case \"$*\" in *version) echo git version 2.17.1;; *) exec git \"$@\";; esac", "too old")]
    public async Task A_git_that_cannot_be_used_says_what_to_do(string script, string expected)
    {
        if (OperatingSystem.IsWindows())
            return;
        var git = Path.Combine(_repository.Home, "other-git");
        await File.WriteAllTextAsync(git, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(git, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var error = await Assert.ThrowsAsync<InvalidInputException>(
            () => new GitChangeSource(new(_repository.Variables()), git).FindRootAsync(_repository.Root, default));
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public async Task What_a_hook_sets_for_its_own_git_is_not_inherited()
    {
        var first = _repository.Write("a.cs", "x\n").Commit();
        var change = await _repository.ResolveAsync(variables: [("GIT_DIR", "/elsewhere"), ("GIT_INDEX_FILE", "elsewhere"), ("GIT_WORK_TREE", "/")]);
        Assert.Equal(first, change.HeadCommit);
    }

    [Fact]
    public void No_token_reaches_git()
    {
        var child = new GitEnvironment(_repository.Variables(("GITHUB_TOKEN", "s3cret"), ("CI_JOB_TOKEN", "s3cret"))).ForChild();
        Assert.DoesNotContain("s3cret", child.Values);
        Assert.Equal("fatal: https://host/x", GitResult.WithoutCredentials("fatal: https://user:s3cret@host/x"));
    }

    [Fact]
    public async Task A_submodule_is_checked_out_from_what_the_clone_has_and_works_by_itself()
    {
        var library = _repository.At("library");
        _repository.Git("init", "-q", library.Root);
        library.Write("l.cs", "one\n").Commit();
        _repository.Write("a.cs", "x\n");
        _repository.Git("submodule", "--quiet", "add", library.Root, "libs/the library");
        var head = _repository.Commit();

        await using (var tree = await _repository.Source().CheckOutAsync(_repository.Root, head, default))
        {
            Assert.Equal("one\n", await File.ReadAllTextAsync(Path.Combine(tree.Root, "libs/the library/l.cs")));
            Assert.Empty(tree.Notices);
        }

        Assert.DoesNotContain("allocgate-tree-", _repository.Git("worktree", "list"));
        var inside = _repository.At("repo/libs/the library");
        Assert.True((await inside.ResolveAsync()).SameTree);

        _repository.Git("submodule", "--quiet", "deinit", "--force", "--all");
        Assert.Contains(await NoticesAsync(), n => n.Contains("git submodule update --init"));
        await using var empty = await _repository.Source().CheckOutAsync(_repository.Root, head, default);
        Assert.Contains("libs/the library", Assert.Single(empty.Notices));
    }

    [Fact]
    public async Task Hooks_of_the_repository_do_not_run()
    {
        var head = _repository.Write("a.cs", "x\n").Commit();
        _repository.Write(".git/hooks/post-checkout", "#!/bin/sh\ntouch hook-ran\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_repository.Path(".git/hooks/post-checkout"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var tree = await _repository.Source().CheckOutAsync(_repository.Root, head, default);
        Assert.False(File.Exists(Path.Combine(tree.Root, "hook-ran")));
    }

    [Fact]
    public async Task What_a_killed_run_left_is_removed_and_what_is_in_use_is_not()
    {
        var head = _repository.Write("a.cs", "x\n").Commit();
        var left = Directory.CreateTempSubdirectory("allocgate-tree-").FullName;
        _repository.Git("worktree", "add", "-q", "--detach", Path.Combine(left, "tree"), head);
        // The lock file that its owner held.
        await File.WriteAllTextAsync(Path.Combine(left, "lock"), "");

        await using var first = await _repository.Source().CheckOutAsync(_repository.Root, head, default);
        await _repository.Source().FindRootAsync(_repository.Root, default);
        await using var second = await _repository.Source().CheckOutAsync(_repository.Root, head, default);

        Assert.False(Directory.Exists(left));
        Assert.True(File.Exists(Path.Combine(first.Root, "a.cs")));
        Assert.True(File.Exists(Path.Combine(second.Root, "a.cs")));
    }

    [Fact]
    public async Task Several_trees_are_made_at_once()
    {
        var head = _repository.Write("a.cs", "x\n").Commit();
        var trees = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _repository.Source().CheckOutAsync(_repository.Root, head, default)));
        await Task.WhenAll(trees.Select(t => t.DisposeAsync().AsTask()));
        Assert.DoesNotContain("allocgate-tree-", _repository.Git("worktree", "list"));
    }

    [Fact]
    public async Task A_file_of_a_commit_is_read_byte_by_byte()
    {
        var head = _repository.Write("ü [x]/*.cs", "one\r\n").Commit();
        var source = _repository.Source();
        Assert.Equal("one\r\n"u8.ToArray(), await source.ReadFileAsync(_repository.Root, head, "ü [x]/*.cs", default));
        Assert.Null(await source.ReadFileAsync(_repository.Root, head, "ü [x]", default));
        Assert.Null(await source.ReadFileAsync(_repository.Root, head, "absent.cs", default));
        await Assert.ThrowsAsync<InvalidInputException>(() => source.ReadFileAsync(_repository.Root, "nothing", "a", default));
    }

    [Fact]
    public async Task Many_files_of_a_commit_are_read_at_once_and_those_it_does_not_have_are_absent()
    {
        var head = _repository.Write("ü [x]/*.cs", "one\r\n").Write("empty.cs", "").Write("same.cs", "one\r\n").Write("other.cs", "2").Commit();

        var files = await _repository.Source().ReadFilesAsync(_repository.Root, head, ["ü [x]/*.cs", "empty.cs", "same.cs", "ü [x]", "absent.cs"], default);

        Assert.Equal(["empty.cs", "same.cs", "ü [x]/*.cs"], files.Keys.Order(StringComparer.Ordinal));
        Assert.All(["ü [x]/*.cs", "same.cs"], path => Assert.Equal("one\r\n"u8.ToArray(), files[path]));
        Assert.Empty(files["empty.cs"]);
    }

    private async Task<IReadOnlyList<string>> NoticesAsync() => (await _repository.ResolveAsync(needsBase: false)).Notices;

    private static async Task<(string?, string)> BaseAsync(TestRepository repository)
    {
        var change = await repository.ResolveAsync();
        return (change.BaseCommit, change.BaseDescription);
    }
}
