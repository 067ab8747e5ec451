using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>GitHub's API on a loopback port: refuses what GitHub's own description does not allow, remembers the rest, and fails as it is told.</summary>
internal sealed class GitHubApi : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _control;

    private GitHubApi(Process process, string url)
    {
        _process = process;
        Url = url;
        _control = new HttpClient { BaseAddress = new Uri(url + "/_test/") };
    }

    public string Url { get; }

    public static async Task<GitHubApi> StartAsync()
    {
        var description = Path.Combine(Client.RepositoryRoot, "tests", "ThirdParty", "github-openapi", "gate-api.json");
        var process = Process.Start(new ProcessStartInfo(Client.Require("node"), [Client.Require("github-api.mjs"), description])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The API ended before it listened.");
        return new GitHubApi(process, url);
    }

    /// <summary>Everything that was asked of it, in order.</summary>
    public async Task<IReadOnlyList<Request>> RequestsAsync() => (await _control.GetFromJsonAsync<List<Request>>("requests", JsonSerializerOptions.Web))!;

    public async Task<State> StateAsync() => (await _control.GetFromJsonAsync<State>("state", JsonSerializerOptions.Web))!;

    /// <summary>What goes wrong: see github-faults.mjs.</summary>
    public Task FailAsync(object fault) => PostAsync("fault", fault);

    /// <summary>What is there before: see github-state.mjs.</summary>
    public Task SeedAsync(object state) => PostAsync("seed", state);

    public Task ResetAsync() => PostAsync("reset", new { });

    /// <summary>Waits until a request is left without an answer.</summary>
    public async Task UntilHangingAsync() => (await _control.GetAsync("hanging")).EnsureSuccessStatusCode();

    public void Dispose()
    {
        _control.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task PostAsync(string what, object value) => (await _control.PostAsJsonAsync(what, value)).EnsureSuccessStatusCode();

    /// <param name="Status">What the client saw: a status, "reset" or "no answer".</param>
    /// <param name="Violations">What the request has that the description does not allow; empty where all is well.</param>
    public sealed record Request(string Method, string Path, string? Authorization, JsonObject? Body, JsonNode? Status, string Violations)
    {
        public int Annotations => Body?["output"]?["annotations"]?.AsArray().Count ?? 0;

        /// <summary>Such as "PATCH check-runs/4 200".</summary>
        public string Line => $"{Method} {Path.Split('/', 5)[^1]} {Status}";
    }

    public sealed record State(IReadOnlyList<CheckRun> CheckRuns, IReadOnlyList<Comment> Comments);

    public sealed record CheckRun(long Id, string Name, string Status, string? Conclusion, string? Title, string? Summary, IReadOnlyList<JsonObject> Annotations);

    public sealed record Comment(long Id, string Body);
}
