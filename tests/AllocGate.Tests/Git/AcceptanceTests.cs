using AllocGate.Gating;
using AllocGate.Git;

namespace AllocGate.Tests.Git;

public sealed class AcceptanceTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly TestRepository _repository = TestRepository.Create();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task An_acceptance_is_a_commit_of_its_own_and_holds_between_base_and_head()
    {
        var @base = _repository.Write("a.cs", "one\n").Commit();
        _repository.Git("switch", "--quiet", "--create", "feature");
        _repository.Write("a.cs", "two\n");
        _repository.Git("add", "a.cs");
        var acceptance = new Acceptance("N.A.Put() [s=\"x\"]", "allocated", "the new index,\nas agreed", "1048 B");

        var commit = await AcceptAsync(acceptance);

        Assert.Equal("M  a.cs", _repository.Git("status", "--porcelain"));
        Assert.Equal(_repository.Git("rev-parse", @base + "^{tree}"), _repository.Git("rev-parse", commit + "^{tree}"));
        var change = await _repository.ResolveAsync(@base);
        var (accepted, notices) = Acceptance.Of(await _repository.Source().CommitsAsync(_repository.Root, change, default), Today);
        var waiver = Assert.Single(accepted);
        Assert.Equal(("N.A.Put() [s=\"x\"]", "allocated", 1048L, "the new index,\nas agreed", "T", commit), (waiver.Target, waiver.Subject, waiver.CeilingBytes, waiver.Reason, waiver.Owner, waiver.Commit));
        Assert.Empty(notices);

        var later = await _repository.ResolveAsync(commit);
        Assert.Empty(await _repository.Source().CommitsAsync(_repository.Root, later, default));
    }

    [Theory]
    [InlineData("AllocGate-Accept: everything, please")]
    [InlineData("AllocGate-Accept: {\"case\":\"A\",\"metric\":\"allocated\",\"reason\":\"r\"}")]
    [InlineData("AllocGate-Accept: {\"case\":\"A\",\"metric\":\"speed\",\"reason\":\"r\",\"ceiling\":\"1 B\"}")]
    public async Task A_trailer_that_cannot_be_read_accepts_nothing_and_is_said(string trailer)
    {
        var @base = _repository.Write("a.cs", "one\n").Commit();
        _repository.Write("a.cs", "two\n").Commit($"a change\n\n{trailer}");
        var change = await _repository.ResolveAsync(@base);
        var (accepted, notices) = Acceptance.Of(await _repository.Source().CommitsAsync(_repository.Root, change, default), Today);
        Assert.Empty(accepted);
        Assert.Contains("accepts nothing", Assert.Single(notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_checkout_fetches_the_commits_between()
    {
        var @base = _repository.Write("a.cs", "one\n").Commit();
        await AcceptAsync(new Acceptance("A", "missing", "gone"));
        var head = _repository.Write("a.cs", "two\n").Commit();
        _repository.PushToNewOrigin();
        using var clone = _repository.At("clone");
        _repository.Git("clone", "--quiet", "--depth=1", _repository.OriginUrl, clone.Root);
        clone.Git("fetch", "--quiet", "--depth=1", "origin", @base);
        var change = await clone.ResolveAsync(@base);
        Assert.Equal(head, change.HeadCommit);
        Assert.Single(await clone.Source().CommitsAsync(clone.Root, change, default));
    }

    [Fact]
    public async Task The_commits_of_a_line_are_those_that_changed_it()
    {
        _repository.Write("b.json", "\"A.Put() [N=1]\": 1\n\"A.Get()\": 1\n").Commit("First");
        _repository.Write("b.json", "\"A.Put() [N=1]\": 1\n\"A.Get()\": 2\n").Commit("Other");
        _repository.Write("b.json", "\"A.Put() [N=1]\": 2\n\"A.Get()\": 2\n").Commit("Second");
        var commits = await _repository.Source().CommitsOfLineAsync(_repository.Root, "b.json", "A.Put() [N=1]", default);
        Assert.Equal(["T: Second", "T: First"], commits.Select(c => c[(c.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    private Task<string> AcceptAsync(Acceptance acceptance) =>
        new AcceptingCommit(new GitEnvironment(_repository.Variables())).WriteAsync(_repository.Root, $"Accept\n\n{acceptance.Reason}\n\n{acceptance}\n", default);
}
