using AllocGate.Gating;
using AllocGate.Git;

namespace AllocGate.Tests.Initialising;

/// <summary>The hook as `git push` runs it, with a stand-in for the gate: which commits it hands on, and what it lets through.</summary>
public sealed class PrePushHookTests : IAsyncLifetime
{
    private PushingRepository _repository = null!;

    public async Task InitializeAsync() => _repository = await PushingRepository.CreateAsync();

    public Task DisposeAsync()
    {
        _repository.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_push_is_judged_against_what_the_remote_has()
    {
        var before = await _repository.ResolveAsync("HEAD");
        var pushed = await _repository.CommitAsync("second");
        var tips = await PushAsync("origin", "main");

        Assert.Equal(["gate --pushed origin --time-budget 30s"], _repository.GateCalls());
        Assert.Equal([new PushedTip("refs/heads/main", pushed, before, null)], tips);
        Assert.Equal(pushed, await _repository.OnRemoteAsync("main"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(70)]
    public async Task Whatever_the_gate_does_not_pass_is_not_pushed(int exitCode)
    {
        var before = await _repository.ResolveAsync("HEAD");
        await _repository.CommitAsync("second");
        await _repository.AnswerAsync($"exit {exitCode}");

        var push = await _repository.PushAsync("origin", "main");

        Assert.NotEqual(0, push.ExitCode);
        Assert.Equal(before, await _repository.OnRemoteAsync("main"));
    }

    [Fact]
    public async Task A_new_branch_leaves_the_base_to_the_gate()
    {
        await _repository.GitAsync("switch", "--quiet", "--create", "topic");
        var pushed = await _repository.CommitAsync("second");

        Assert.Equal([new PushedTip("refs/heads/topic", pushed, null, null)], await RefusedAsync("origin", "topic"));
    }

    [Fact]
    public async Task A_remote_commit_that_was_never_fetched_leaves_the_base_to_the_gate()
    {
        await _repository.GitAsync("clone", "--quiet", "../remote.git", "../other");
        await _repository.GitAsync("-C", "../other", "commit", "--quiet", "--allow-empty", "--message", "theirs");
        await _repository.GitAsync("-C", "../other", "push", "--quiet", "origin", "main");
        var pushed = await _repository.CommitAsync("ours");

        Assert.Equal([new PushedTip("refs/heads/main", pushed, null, null)], await RefusedAsync("--force", "origin", "main"));
    }

    [Fact]
    public async Task Deleting_a_branch_pushes_nothing()
    {
        await _repository.GitAsync("push", "--quiet", "--no-verify", "origin", "main:topic");

        Assert.Empty(await PushAsync("origin", "--delete", "topic"));
        Assert.Empty(await _repository.OnRemoteAsync("topic"));
    }

    [Fact]
    public async Task A_name_for_what_the_remote_has_already_is_not_judged_again() =>
        Assert.Equal([PushedTip.Nothing("refs/heads/main", "the remote has all of this already")], await PushAsync("origin", "main:copy"));

    [Fact]
    public async Task Each_pushed_tip_is_judged()
    {
        var first = await _repository.CommitAsync("second");
        await _repository.GitAsync("switch", "--quiet", "--create", "topic");
        var second = await _repository.CommitAsync("third");

        Assert.Equal([first, second], (await RefusedAsync("origin", "main", "topic")).OrderBy(t => t.Ref).Select(t => t.Commit));
    }

    [Fact]
    public async Task An_annotated_tag_is_judged_by_the_commit_that_it_names()
    {
        var pushed = await _repository.CommitAsync("second");
        await _repository.GitAsync("tag", "--annotate", "v1", "--message", "one");

        Assert.Equal([new PushedTip("refs/tags/v1", pushed, null, null)], await RefusedAsync("origin", "v1"));
    }

    [Theory]
    [InlineData("one two three")]
    [InlineData("a b c d e")]
    [InlineData("--upload-pack=x")]
    public async Task What_git_never_says_is_an_error(string line) =>
        await Assert.ThrowsAsync<InvalidInputException>(() => new PushedTips(GitEnvironment.Current()).ReadAsync(Path.GetTempPath(), "origin", line, default));

    [Fact]
    public async Task A_push_that_pre_commit_tells_of_reads_like_any_other()
    {
        Assert.Null(PushEnvironment.Line(new Dictionary<string, string>()));
        var before = await _repository.ResolveAsync("HEAD");
        var pushed = await _repository.CommitAsync("second");

        var line = PushEnvironment.Line(new Dictionary<string, string>
        {
            ["PRE_COMMIT_LOCAL_BRANCH"] = "refs/heads/main",
            ["PRE_COMMIT_REMOTE_BRANCH"] = "refs/heads/main",
            ["PRE_COMMIT_FROM_REF"] = before,
            ["PRE_COMMIT_TO_REF"] = pushed,
        });

        Assert.Equal($"refs/heads/main {pushed} refs/heads/main {before}", line);
    }

    [Fact]
    public async Task A_hook_that_was_here_before_goes_first_with_the_same_refs_and_may_refuse()
    {
        var before = await _repository.ResolveAsync("HEAD");
        await _repository.ReplaceHookAsync("#!/bin/sh\ncat > ../seen-by-other\necho \"$1\" >> ../seen-by-other\n[ ! -e ../refuse ]\n");
        await _repository.InstallHookAsync();
        var pushed = await _repository.CommitAsync("second");

        await File.WriteAllTextAsync(_repository.PathOf("refuse"), "");
        Assert.NotEqual(0, (await _repository.PushAsync("origin", "main")).ExitCode);
        Assert.Empty(_repository.GateCalls());

        File.Delete(_repository.PathOf("refuse"));
        Assert.Equal([new PushedTip("refs/heads/main", pushed, before, null)], await PushAsync("origin", "main"));
        Assert.Equal($"refs/heads/main {pushed} refs/heads/main {before}\norigin\n", await File.ReadAllTextAsync(_repository.PathOf("seen-by-other")));
    }

    [Fact]
    public async Task Without_the_tool_nothing_is_pushed_and_the_hook_says_how_to_get_it()
    {
        _repository.UninstallGate();
        await _repository.CommitAsync("second");

        var push = await _repository.PushAsync("origin", "main");

        Assert.NotEqual(0, push.ExitCode);
        Assert.Contains("dotnet tool install", push.StandardError);
    }

    [Fact]
    public async Task The_gate_does_not_inherit_gits_own_variables()
    {
        await _repository.CommitAsync("second");
        await _repository.AnswerAsync("env | grep ^GIT_DIR= && exit 1; exit 0");

        var push = await _repository.GitAsync("--git-dir=.git", "push", "origin", "main");

        Assert.Equal(0, push.ExitCode);
    }

    // What the remote has after a push is no news to it: tips are read before.
    private async Task<IReadOnlyList<PushedTip>> RefusedAsync(params string[] arguments)
    {
        await _repository.AnswerAsync("exit 1");
        Assert.NotEqual(0, (await _repository.PushAsync(arguments)).ExitCode);
        return await _repository.TipsAsync();
    }

    private async Task<IReadOnlyList<PushedTip>> PushAsync(params string[] arguments)
    {
        var tips = await DryAsync(arguments);
        await _repository.AnswerAsync("exit 0");
        Assert.Equal(0, (await _repository.PushAsync(arguments)).ExitCode);
        return tips;
    }

    private async Task<IReadOnlyList<PushedTip>> DryAsync(string[] arguments)
    {
        await _repository.AnswerAsync("exit 0");
        await _repository.PushAsync(["--dry-run", .. arguments]);
        var tips = await _repository.TipsAsync();
        _repository.ForgetCalls();
        return tips;
    }
}
