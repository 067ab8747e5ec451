namespace AllocGate.Tests.Initialising;

/// <summary>The hook as `git push` runs it, with a stand-in for the gate: which commits it asks about, and what it lets through.</summary>
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

        var push = await _repository.PushAsync("origin", "main");

        Assert.Equal(0, push.ExitCode);
        Assert.Equal([$"gate --head {pushed} --base {before}"], _repository.GateCalls());
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

        await _repository.PushAsync("origin", "topic");

        Assert.Equal([$"gate --head {pushed}"], _repository.GateCalls());
    }

    [Fact]
    public async Task A_remote_commit_that_was_never_fetched_leaves_the_base_to_the_gate()
    {
        await _repository.GitAsync("clone", "--quiet", "../remote.git", "../other");
        await _repository.GitAsync("-C", "../other", "commit", "--quiet", "--allow-empty", "--message", "theirs");
        await _repository.GitAsync("-C", "../other", "push", "--quiet", "origin", "main");
        var pushed = await _repository.CommitAsync("ours");

        await _repository.PushAsync("--force", "origin", "main");

        Assert.Equal([$"gate --head {pushed}"], _repository.GateCalls());
    }

    [Fact]
    public async Task Deleting_a_branch_pushes_nothing_and_asks_nothing()
    {
        await _repository.GitAsync("push", "--quiet", "--no-verify", "origin", "main:topic");
        await _repository.AnswerAsync("exit 1");

        var push = await _repository.PushAsync("origin", "--delete", "topic");

        Assert.Equal(0, push.ExitCode);
        Assert.Empty(_repository.GateCalls());
        Assert.DoesNotContain("pre-push:", push.StandardError);
        Assert.Empty(await _repository.OnRemoteAsync("topic"));
    }

    [Fact]
    public async Task A_name_for_what_the_remote_has_already_is_not_judged_again()
    {
        await _repository.AnswerAsync("exit 3");

        var push = await _repository.PushAsync("origin", "main:copy");

        Assert.Equal(0, push.ExitCode);
        Assert.Empty(_repository.GateCalls());
        Assert.Contains("nothing to gate", push.StandardError);
    }

    [Fact]
    public async Task Each_pushed_tip_is_judged_even_after_one_has_failed()
    {
        var first = await _repository.CommitAsync("second");
        await _repository.GitAsync("switch", "--quiet", "--create", "topic");
        var second = await _repository.CommitAsync("third");
        await _repository.AnswerAsync($"case \"$*\" in *{first}*) exit 1 ;; esac");

        var push = await _repository.PushAsync("origin", "main", "topic");

        Assert.NotEqual(0, push.ExitCode);
        Assert.Equal(2, _repository.GateCalls().Length);
        Assert.Contains(_repository.GateCalls(), call => call.Contains(second, StringComparison.Ordinal));
        Assert.Empty(await _repository.OnRemoteAsync("topic"));
    }

    [Fact]
    public async Task An_annotated_tag_is_judged_by_the_commit_that_it_names()
    {
        var pushed = await _repository.CommitAsync("second");
        await _repository.GitAsync("tag", "--annotate", "v1", "--message", "one");

        await _repository.PushAsync("origin", "v1");

        Assert.Equal([$"gate --head {pushed}"], _repository.GateCalls());
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
}
