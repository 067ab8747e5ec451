using System.Diagnostics;
using System.Text.Json;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>The notes of GitLab's merge requests on a loopback port.</summary>
internal sealed class GitLabNotes : IDisposable
{
    private readonly Process _process;

    private GitLabNotes(Process process, string url) => (_process, Url) = (process, url);

    /// <summary>For CI_API_V4_URL.</summary>
    public string Url { get; }

    public static async Task<GitLabNotes> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Client.Require("node"), [Client.Require("gitlab-notes.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The API ended before it listened.");
        return new GitLabNotes(process, url);
    }

    /// <summary>Stops it and gives the notes that were made or changed, in order.</summary>
    public async Task<IReadOnlyList<Write>> StopAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var lines = await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Write>(line, JsonSerializerOptions.Web)!)];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    public sealed record Write(string Method, string Path, string Body);
}
