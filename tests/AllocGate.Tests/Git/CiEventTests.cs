using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Git;

namespace AllocGate.Tests.Git;

public sealed class CiEventTests : IDisposable
{
    private const string Zeros = "0000000000000000000000000000000000000000";

    private readonly TestRepository _upstream = TestRepository.Create();
    private readonly string _fork;
    private readonly string _base;
    private readonly string _pull;
    private readonly string _merge;

    // main: fork - base; pull request: fork - pull; merge of both. Main adds two lines at the top, the pull request one at the end.
    public CiEventTests()
    {
        _fork = _upstream.Write("a.cs", "one\ntwo\n\nthree\n").Write("other.cs", "x\n").Commit("fork");
        _base = _upstream.Write("a.cs", "top\ntop 2\none\ntwo\n\nthree\n").Write("new on main.cs", "y\n").Commit("base");
        _upstream.Git("checkout", "-q", "-b", "pull", _fork);
        _pull = _upstream.Write("a.cs", "one\ntwo\n\nthree\nfour\n").Commit("pull");
        _upstream.Git("checkout", "-q", "--detach", _base);
        _upstream.Git("merge", "-q", "--no-ff", "-m", "merge", "pull");
        _merge = _upstream.Head();
        _upstream.PushToNewOrigin();
        _upstream.Git("push", "-q", "origin", $"{_merge}:refs/pull/7/merge");
        _upstream.Git("checkout", "-q", "main");
    }

    public void Dispose() => _upstream.Dispose();

    [Fact]
    public async Task A_merge_commit_checked_out_at_depth_1_is_held_against_its_first_parent_and_posted_to_the_head()
    {
        var checkout = Shallow($"+{_merge}:refs/remotes/pull/7/merge", "refs/remotes/pull/7/merge");

        var change = await checkout.ResolveAsync(variables: checkout.GitHub("pull_request", Pull(_pull)));

        Assert.Equal(("pull request", _merge, _base), (change.Event, change.HeadCommit, change.BaseCommit));
        var file = Assert.Single(change.Files!);
        Assert.Equal("a.cs", file.Path);
        Assert.Equal([new LineRange(7, 7)], file.Lines);
        Assert.Equal(_pull, change.Posting!.Commit);
        Assert.Equal(new SourceLine("a.cs", 5), change.Posting.Map(new("a.cs", 7)));
        Assert.Null(change.Posting.Map(new("a.cs", 1)));
        Assert.Equal(new SourceLine("other.cs", 1), change.Posting.Map(new("other.cs", 1)));
        Assert.Null(change.Posting.Map(new("new on main.cs", 1)));
        Assert.NotEmpty(change.Notices);
    }

    [Fact]
    public async Task A_pull_request_checked_out_at_its_head_is_held_against_the_merge_base()
    {
        var checkout = Shallow(_pull, _pull);
        var change = await checkout.ResolveAsync(variables: checkout.GitHub("pull_request", Pull(_pull)));
        Assert.Equal((_fork, "merge base with main"), (change.BaseCommit, change.BaseDescription));
        Assert.Equal([new LineRange(5, 5)], Assert.Single(change.Files!).Lines);
        Assert.Equal(_pull, change.Posting!.Commit);
        Assert.Empty(change.Posting.Maps);
    }

    [Fact]
    public async Task A_checkout_without_the_pull_request_is_refused()
    {
        var error = await Assert.ThrowsAsync<InvalidInputException>(
            () => _upstream.ResolveAsync(variables: _upstream.GitHub("pull_request_target", Pull(_pull))));
        Assert.Contains("does not hold the pull request's head", error.Message);
    }

    [Fact]
    public async Task A_commit_made_on_top_of_the_pull_request_is_held_against_the_merge_base()
    {
        _upstream.Git("checkout", "-q", "--detach", _pull);
        _upstream.Write("generated.cs", "g\n").Commit();
        var change = await _upstream.ResolveAsync(variables: _upstream.GitHub("pull_request", Pull(_pull)));
        Assert.Equal(_fork, change.BaseCommit);
        Assert.Equal(["generated.cs"], change.Posting!.Absent);
    }

    [Fact]
    public async Task Files_that_a_CI_step_changed_are_judged_as_they_stand()
    {
        _upstream.Git("checkout", "-q", "--detach", _merge);
        _upstream.Write("other.cs", "stamp\nx\n").Write("untracked.cs", "u\n");
        var change = await _upstream.ResolveAsync(variables: _upstream.GitHub("pull_request", Pull(_pull)));
        Assert.Equal(["a.cs", "other.cs"], change.Files!.Select(f => f.Path));
        Assert.Null(change.Head.Commit);
        Assert.Equal(new SourceLine("other.cs", 1), change.Posting!.Map(new("other.cs", 2)));
    }

    [Fact]
    public async Task A_head_that_cannot_be_fetched_leaves_no_place_to_post()
    {
        _upstream.Git("checkout", "-q", "--detach", _merge);
        var change = await _upstream.ResolveAsync(variables:
        [
            ("CI_PIPELINE_SOURCE", "merge_request_event"), ("CI_MERGE_REQUEST_EVENT_TYPE", "merge_train"),
            ("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", new string('a', 40)),
        ]);
        Assert.Null(change.Posting);
        Assert.Contains(change.Notices, n => n.Contains("Annotations have no place"));
    }

    [Fact]
    public async Task Missing_history_without_a_remote_says_what_would_help()
    {
        var checkout = Shallow(_merge, _merge);
        checkout.Git("remote", "remove", "origin");
        var variables = checkout.GitHub("pull_request", Pull(_pull));

        var error = await Assert.ThrowsAsync<InvalidInputException>(() => checkout.ResolveAsync(variables: variables));
        Assert.Contains("fetch-depth: 2", error.Message);

        var change = await checkout.ResolveAsync(needsBase: false, variables: variables);
        Assert.Null(change.BaseCommit);
        Assert.Contains(change.Notices, n => n.StartsWith("No base was found", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("merged_result", false)]
    [InlineData("detached", true)]
    public async Task A_merge_request_is_held_against_its_first_parent_or_its_diff_base(string type, bool detached)
    {
        var checkout = Shallow(detached ? _pull : _merge, detached ? _pull : _merge);
        var change = await checkout.ResolveAsync(variables:
        [
            ("CI_PIPELINE_SOURCE", "merge_request_event"), ("CI_MERGE_REQUEST_EVENT_TYPE", type),
            ("CI_MERGE_REQUEST_DIFF_BASE_SHA", _fork), ("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", detached ? "" : _pull),
        ]);
        Assert.Equal(detached ? _fork : _base, change.BaseCommit);
        Assert.Equal(_pull, change.Posting!.Commit);
    }

    [Fact]
    public async Task A_push_is_held_against_what_the_branch_was_before()
    {
        var checkout = Shallow(_base, _base);
        var change = await checkout.ResolveAsync(variables: checkout.GitHub("push", $$"""{"before":"{{_fork}}","forced":false}"""));
        Assert.Equal((_fork, "what the branch was before the push"), (change.BaseCommit, change.BaseDescription));
        Assert.Equal(_base, change.Posting!.Commit);
    }

    [Theory]
    [InlineData(Zeros, "false", "the branch is new")]
    [InlineData("1111111111111111111111111111111111111111", "false", "is not in its history")]
    [InlineData("pull", "true", "was forced")]
    public async Task A_push_that_is_new_unreachable_or_forced_is_held_against_the_first_parent(string before, string forced, string why)
    {
        var payload = $$"""{"before":"{{(before == "pull" ? _pull : before)}}","forced":{{forced}}}""";
        var change = await _upstream.ResolveAsync(variables: _upstream.GitHub("push", payload));
        Assert.Equal(_fork, change.BaseCommit);
        Assert.Contains(why, change.BaseDescription);
    }

    [Fact]
    public async Task A_push_on_GitLab_that_rewrote_history_is_held_against_the_first_parent()
    {
        (string, string)[] Variables(string before) => [("CI_PIPELINE_SOURCE", "push"), ("CI_COMMIT_BEFORE_SHA", before)];
        Assert.Contains("not in its history", (await _upstream.ResolveAsync(variables: Variables(_pull))).BaseDescription);
        Assert.Contains("before the push", (await _upstream.ResolveAsync(variables: Variables(_fork))).BaseDescription);
    }

    [Fact]
    public async Task A_merge_queue_is_held_against_its_base()
    {
        _upstream.Git("checkout", "-q", "--detach", _merge);
        var payload = $$$"""{"merge_group":{"base_sha":"{{{_base}}}"}}""";
        Assert.Equal(_base, (await _upstream.ResolveAsync(variables: _upstream.GitHub("merge_group", payload))).BaseCommit);
    }

    [Theory]
    [InlineData("schedule")]
    [InlineData("workflow_dispatch")]
    public async Task A_run_without_a_change_has_a_base_only_by_name(string name)
    {
        var variables = _upstream.GitHub(name, "{}");
        var change = await _upstream.ResolveAsync(variables: variables);
        Assert.Null(change.BaseCommit);
        Assert.Null(change.Files);
        Assert.Equal(_fork, (await _upstream.ResolveAsync(@base: _fork, variables: variables)).BaseCommit);
    }

    [Fact]
    public void A_tag_has_no_change() =>
        Assert.Equal(new CiEvent.WithoutChange("tag"), CiEnvironment.Read(new Dictionary<string, string>
        {
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_EVENT_NAME"] = "push",
            ["GITHUB_REF"] = "refs/tags/v1",
        }));

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"pull_request":{"head":{"sha":"\ud800"}}}""")]
    [InlineData("""{"pull_request":{"head":{"sha":"--upload-pack=x"},"base":{"sha":1}}}""")]
    public async Task A_hostile_event_file_is_an_error_with_a_name(string payload) =>
        await Assert.ThrowsAsync<InvalidInputException>(
            () => _upstream.ResolveAsync(variables: _upstream.GitHub("pull_request", payload)));

    // The event's base is what main was when it was sent; the merge commit may stand on a later one.
    private string Pull(string head) =>
        $$$$"""{"pull_request":{"head":{"sha":"{{{{head}}}}"},"base":{"sha":"{{{{_fork}}}}","ref":"main"}}}""";

    // As actions/checkout does it.
    private TestRepository Shallow(string fetched, string checkedOut)
    {
        var checkout = _upstream.At("checkout");
        Directory.CreateDirectory(checkout.Root);
        checkout.Git("init", "-q");
        checkout.Git("remote", "add", "origin", _upstream.OriginUrl);
        checkout.Git("fetch", "-q", "--no-tags", "--depth=1", "origin", fetched);
        checkout.Git("checkout", "-q", "--detach", checkedOut);
        return checkout;
    }
}
