using System.Diagnostics;
using System.Text.Json;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>GitHub's API on a loopback port, mocked from GitHub's own description of its check runs.</summary>
internal sealed class GitHubApi : IDisposable
{
    private readonly Process _process;

    private GitHubApi(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    /// <param name="forcedStatus">The status of every answer, such as 403, whatever the request.</param>
    public static async Task<GitHubApi> StartAsync(int? forcedStatus = null)
    {
        var description = Path.Combine(Client.RepositoryRoot, "tests", "ThirdParty", "github-openapi", "check-runs.json");
        string[] arguments = [Client.Require("github-api.mjs"), description, .. forcedStatus is null ? Array.Empty<string>() : [$"{forcedStatus}"]];
        var process = Process.Start(new ProcessStartInfo(Client.Require("node"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The API ended before it listened.");
        return new GitHubApi(process, url);
    }

    /// <summary>Stops it and gives what was asked of it, in order.</summary>
    public async Task<IReadOnlyList<Request>> StopAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var lines = await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Request>(line, JsonSerializerOptions.Web)!)];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <param name="Violations">What the request, or the answer to it, has that the description does not allow; empty where all is well.</param>
    public sealed record Request(string Method, string Path, string? Authorization, int Annotations, int Status, string Violations);
}
