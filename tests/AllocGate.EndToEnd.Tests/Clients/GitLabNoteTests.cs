using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The merge request's note, from the tool as a process to GitLab's API.</summary>
public sealed class GitLabNoteTests : IAsyncLifetime
{
    private const string Token = "glpat-notARealTokenOfAnyone";

    private GitRepository _repository = null!;

    private string _base = "";

    public async Task InitializeAsync()
    {
        _repository = await GitRepository.InitAsync();
        _repository.Write("notes.txt", "none yet\n");
        _base = await _repository.CommitAsync("Begin");
        _repository.Write("src/Rows.cs", """
            using System.Collections.Concurrent;
            using System.Collections.Generic;

            public static class Rows
            {
                private static readonly ConcurrentDictionary<string, List<int>> Known = new();

                public static List<int> Of(string name) => Known.GetOrAdd(name, new List<int>());
            }

            """);
        await _repository.CommitAsync("Keep rows");
    }

    public Task DisposeAsync()
    {
        _repository.Dispose();
        return Task.CompletedTask;
    }

    [ClientFact("node", "gitlab-notes.mjs")]
    public async Task A_note_is_made_and_then_updated_in_place_and_the_token_goes_nowhere_else()
    {
        using var gitlab = await GitLabNotes.StartAsync();

        var failing = (await GateAsync(gitlab, Token)).EndedWith(1);
        Assert.Contains("<mark>    8      public static List", _repository.Read("artifacts/allocgate/report.html"), StringComparison.Ordinal);
        _repository.Write("src/Rows.cs", "public static class Rows;\n");
        await _repository.CommitAsync("Keep none");
        var passing = (await GateAsync(gitlab, Token)).EndedWith(0);

        var writes = await gitlab.StopAsync();
        Assert.Equal(["POST /api/v4/projects/42/merge_requests/7/notes", "PUT /api/v4/projects/42/merge_requests/7/notes/1"], writes.Select(w => $"{w.Method} {w.Path}"));
        Assert.Contains("❌ FAIL", writes[0].Body, StringComparison.Ordinal);
        Assert.Matches(@"\[`src/Rows\.cs:8`\]\(https://gitlab\.example/team/shop/-/blob/[0-9a-f]{40}/src/Rows\.cs#L8\)", writes[0].Body);
        Assert.Contains("✅ PASS", writes[1].Body, StringComparison.Ordinal);
        string[] told = [failing.Output, failing.Error, passing.Output, passing.Error, .. writes.Select(w => w.Body), .. Reports().Select(File.ReadAllText)];
        Assert.All(told, text => Assert.DoesNotContain(Token, text, StringComparison.Ordinal));
    }

    [ClientFact("node", "gitlab-notes.mjs")]
    public async Task Without_a_token_of_the_project_there_is_no_note_and_the_verdict_is_the_exit_code()
    {
        using var gitlab = await GitLabNotes.StartAsync();

        var run = (await GateAsync(gitlab, null)).EndedWith(1);

        Assert.Contains("CI_JOB_TOKEN cannot write notes", run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Empty(await gitlab.StopAsync());
    }

    private string[] Reports() => Directory.GetFiles(Path.Combine(_repository.Path, "artifacts", "allocgate"));

    private Task<ToolRun> GateAsync(GitLabNotes gitlab, string? token) => AllocGateTool.RunAsync(
        _repository.Path,
        new Dictionary<string, string?>
        {
            ["GITLAB_CI"] = "true",
            ["CI_PIPELINE_SOURCE"] = "merge_request_event",
            ["CI_MERGE_REQUEST_IID"] = "7",
            ["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = _base,
            ["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main",
            ["CI_PROJECT_ID"] = "42",
            ["CI_PROJECT_URL"] = "https://gitlab.example/team/shop",
            ["CI_API_V4_URL"] = gitlab.Url,
            ["CI_JOB_TOKEN"] = "glcbt-ofTheJob",
            ["ALLOCGATE_GITLAB_TOKEN"] = token,
        },
        "gate", "--no-benchmarks", "--report", "console", "--report", "html", "--report", "gitlab-note");
}
