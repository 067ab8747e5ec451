using System.Text.Json;
using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>Runs a composite action's steps as GitHub's runner does.</summary>
internal static class CompositeAction
{
    /// <param name="sandbox">Where it runs.</param>
    /// <param name="actionFolder">The folder of `action.yml`.</param>
    /// <param name="workspace">The checkout, relative to the sandbox.</param>
    /// <param name="inputs">The inputs that a workflow would give.</param>
    /// <param name="environment">The event: GITHUB_EVENT_NAME and the like.</param>
    public static async Task<(Result Result, BufferedCommandResult Log)> RunAsync(
        Sandbox sandbox, string actionFolder, string workspace,
        IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, string?> environment)
    {
        var resultFile = sandbox.PathOf($"action-{Guid.NewGuid():N}.json");
        string[] arguments =
        [
            Client.Require("run-action.mjs"), actionFolder, resultFile,
            .. inputs.Select(input => $"{input.Key}={input.Value}"),
        ];
        var log = await sandbox.RunAsync(Client.Require("node"), arguments, workspace, environment);
        Assert.True(File.Exists(resultFile), $"The runner wrote no result.\n{log.StandardOutput}\n{log.StandardError}");
        return (JsonSerializer.Deserialize<Result>(await File.ReadAllTextAsync(resultFile), JsonSerializerOptions.Web)!, log);
    }

    public sealed record Result(int ExitCode, Dictionary<string, string> Outputs, string Summary);
}
