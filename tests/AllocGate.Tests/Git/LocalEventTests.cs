using AllocGate.Core.Findings;
using AllocGate.Gating;

namespace AllocGate.Tests.Git;

public sealed class LocalEventTests : IDisposable
{
    private readonly TestRepository _repository = TestRepository.Create();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_branch_is_held_against_its_merge_base_with_the_upstream_default_branch()
    {
        var fork = Branched();
        _repository.Write("a.cs", "one\ntwo\nthree\n");
        var head = _repository.Commit();

        var change = await _repository.ResolveAsync();

        Assert.Equal(("local", head, fork, "merge base with origin/main"), (change.Event, change.HeadCommit, change.BaseCommit, change.BaseDescription));
        var file = Assert.Single(change.Files!);
        Assert.Equal(("a.cs", "a.cs"), (file.Path, file.BasePath));
        Assert.Equal([new LineRange(3, 3)], file.Lines);
        Assert.Equal(head, change.Posting!.Commit);
        Assert.False(change.SameTree);
    }

    [Fact]
    public async Task Uncommitted_and_untracked_lines_are_part_of_the_change()
    {
        var fork = Branched();
        _repository.Write("a.cs", "zero\none\ntwo\n").Write("neu ü.cs", "x\ny\n").Write(".gitignore", "ignored.cs\n").Write("ignored.cs", "no\n");

        var change = await _repository.ResolveAsync();

        Assert.Equal(fork, change.BaseCommit);
        Assert.Equal([".gitignore", "a.cs", "neu ü.cs"], change.Files!.Select(f => f.Path).Order(StringComparer.Ordinal));
        Assert.Equal([new LineRange(1, 1)], change.Files!.Single(f => f.Path == "a.cs").Lines);
        Assert.Equal([new LineRange(1, 2)], change.Files!.Single(f => f.Path == "neu ü.cs").Lines);
        Assert.Null(change.Posting);
        Assert.Null(change.Head.Commit);
        Assert.Contains("with uncommitted changes", change.HeadDescription);
        Assert.Contains("?? \"neu", _repository.Git("-c", "core.quotePath=false", "status", "--porcelain"));
    }

    [Fact]
    public async Task A_clean_default_branch_has_nothing_to_compare()
    {
        var head = _repository.Write("a.cs", "one\n").Commit();
        _repository.PushToNewOrigin();
        _repository.Git("fetch", "-q", "origin");

        var change = await _repository.ResolveAsync();

        Assert.True(change.SameTree);
        Assert.Equal(head, change.BaseCommit);
        Assert.Empty(change.Files!);
    }

    [Fact]
    public async Task A_clean_repository_without_a_remote_has_nothing_to_compare()
    {
        _repository.Write("a.cs", "one\n").Commit();
        Assert.True((await _repository.ResolveAsync()).SameTree);
    }

    [Fact]
    public async Task A_dirty_default_branch_is_held_against_HEAD()
    {
        var head = _repository.Write("a.cs", "one\n").Commit();
        _repository.Write("a.cs", "one\ntwo\n");

        var change = await _repository.ResolveAsync();

        Assert.False(change.SameTree);
        Assert.Equal(head, change.BaseCommit);
        Assert.Equal([new LineRange(2, 2)], Assert.Single(change.Files!).Lines);
    }

    [Fact]
    public async Task A_named_base_wins()
    {
        var first = _repository.Write("a.cs", "one\n").Commit();
        _repository.Write("a.cs", "one\ntwo\n").Commit();
        var change = await _repository.ResolveAsync(@base: "HEAD~1");
        Assert.Equal((first, "--base HEAD~1"), (change.BaseCommit, change.BaseDescription));
    }

    [Fact]
    public async Task A_named_head_is_judged_in_a_worktree_of_its_own_that_is_removed()
    {
        var first = _repository.Write("a.cs", "one\n").Commit();
        var second = _repository.Write("a.cs", "one\ntwo\n").Commit();
        _repository.Write("a.cs", "dirty\n");

        var change = await _repository.ResolveAsync(first, second);

        Assert.NotEqual(_repository.Root, change.Head.Root);
        Assert.Equal("one\ntwo\n", await File.ReadAllTextAsync(Path.Combine(change.Head.Root, "a.cs")));
        Assert.Equal([new LineRange(2, 2)], Assert.Single(change.Files!).Lines);
        await change.Head.DisposeAsync();
        Assert.False(Directory.Exists(Path.GetDirectoryName(change.Head.Root)));
        Assert.DoesNotContain("allocgate-tree-", _repository.Git("worktree", "list"));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=x")]
    [InlineData("0123456789012345678901234567890123456789")]
    public async Task A_revision_that_does_not_exist_is_an_error_of_the_user(string revision)
    {
        _repository.Write("a.cs", "one\n").Commit();
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => _repository.ResolveAsync(@base: revision));
        Assert.Equal("--base", Assert.Single(error.Errors).Where);
        await Assert.ThrowsAsync<InvalidInputException>(() => _repository.ResolveAsync(head: revision));
    }

    private string Branched()
    {
        var fork = _repository.Write("a.cs", "one\ntwo\n").Commit();
        _repository.PushToNewOrigin();
        _repository.Git("fetch", "-q", "origin");
        _repository.Git("checkout", "-q", "-b", "work");
        return fork;
    }
}
