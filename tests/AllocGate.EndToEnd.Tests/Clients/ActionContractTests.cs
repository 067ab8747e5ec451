namespace AllocGate.EndToEnd.Tests.Clients;

/// <summary>action.yml with a stand-in for dotnet, which writes down how the tool was called and exits as it is told: what reaches it, and what comes back.</summary>
public sealed class ActionContractTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public ActionContractTests()
    {
        _sandbox.Write("stub/dotnet", """
            #!/bin/sh
            case "$1" in
              --version) echo 10.0.0; exit 0 ;;
              publish) printf '%s' "${GITHUB_TOKEN-none}" > "$STUB_FOLDER/token-of-build"; exit 0 ;;
            esac
            shift
            if [ "$1" = close ]; then printf '%s\n' "$@" > ../closing; exit 0; fi
            printf '%s\n' "$@" > ../arguments
            printf '%s' "$GITHUB_TOKEN" > ../token
            printf 'cases=3\nfailing=1\n' >> "$GITHUB_OUTPUT"
            exit "$(cat ../exit-code)"
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_sandbox.PathOf("stub/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _sandbox.Write("action/action.yml", File.ReadAllText(Path.Combine(Client.RepositoryRoot, "action.yml")));
        foreach (var file in (string[])["src/a.cs", "docs/rules/a.md", "templates/allocgate.yml", "global.json", "Directory.Build.props"])
            _sandbox.Write($"action/{file}", "");
        _sandbox.Write("workspace/artifacts/allocgate/report.json", "left by an earlier step");
    }

    public void Dispose() => _sandbox.Dispose();

    [ClientFact("node", "run-action.mjs", "bash")]
    public async Task Inputs_are_arguments_and_never_code()
    {
        var hostile = "a b'\"; touch \"$GITHUB_WORKSPACE/pwned\"; $(touch pwned) `touch pwned` ${{ github.token }}";

        await RunAsync(exitCode: 0, new()
        {
            ["projects"] = $"bench/One\n{hostile}\n",
            ["base"] = hostile,
            ["args"] = "--select\nall",
        });

        Assert.False(File.Exists(_sandbox.PathOf("workspace/pwned")));
        string[] expected =
        [
            "gate", "--output=artifacts/allocgate", $"--base={hostile}", "--select", "all", "--", "bench/One", hostile,
        ];
        Assert.Equal(expected, await File.ReadAllLinesAsync(_sandbox.PathOf("arguments")));
        Assert.Equal("ghs_test", await File.ReadAllTextAsync(_sandbox.PathOf("token")));
        Assert.Equal("none", await File.ReadAllTextAsync(_sandbox.PathOf("token-of-build")));
    }

    [ClientFact("node", "run-action.mjs", "bash")]
    public async Task A_shard_is_gated_and_the_reports_of_all_are_merged()
    {
        await RunAsync(exitCode: 0, new() { ["shard"] = "1/3", ["projects"] = "bench" });
        Assert.Equal(["gate", "--output=artifacts/allocgate", "--shard=1/3", "--", "bench"], await File.ReadAllLinesAsync(_sandbox.PathOf("arguments")));

        _sandbox.Write("workspace/shards/a b/report.json", "{}");
        _sandbox.Write("workspace/shards/2/report.json", "{}");
        await RunAsync(exitCode: 0, new() { ["merge"] = "shards/*/report.json\n$(touch pwned)", ["args"] = "--report\nconsole", ["shard"] = "1/3" });
        Assert.False(File.Exists(_sandbox.PathOf("workspace/pwned")));
        Assert.Equal(
            ["merge", "--output=artifacts/allocgate", "--report", "console", "--", "shards/2/report.json", "shards/a b/report.json", "$(touch pwned)"],
            await File.ReadAllLinesAsync(_sandbox.PathOf("arguments")));
    }

    [ClientFact("node", "run-action.mjs", "bash")]
    public async Task Each_exit_code_becomes_a_verdict_and_the_exit_code_of_the_step()
    {
        (int ExitCode, string Verdict)[] table =
        [
            (0, "pass"), (1, "fail"), (2, "error"), (3, "inconclusive"), (4, "pass"), (70, "error"), (130, "error"),
        ];

        foreach (var (exitCode, verdict) in table)
        {
            var result = await RunAsync(exitCode, []);

            Assert.Equal(exitCode, result.ExitCode);
            Assert.Equal(verdict, result.Outputs["verdict"]);
            Assert.Equal($"{exitCode}", result.Outputs["exit-code"]);
            Assert.Equal("", result.Outputs["report"]);
            Assert.Equal(("3", "1"), (result.Outputs["cases"], result.Outputs["failing"]));
            Assert.Equal(["close", "--output=artifacts/allocgate"], await File.ReadAllLinesAsync(_sandbox.PathOf("closing")));
            File.Delete(_sandbox.PathOf("closing"));
        }
    }

    private async Task<CompositeAction.Result> RunAsync(int exitCode, Dictionary<string, string> inputs)
    {
        _sandbox.Write("exit-code", $"{exitCode}");
        var environment = new Dictionary<string, string?>
        {
            ["TEST_GITHUB_TOKEN"] = "ghs_test",
            ["STUB_FOLDER"] = _sandbox.Folder,
            ["PATH"] = _sandbox.PathOf("stub") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
        };
        var (result, _) = await CompositeAction.RunAsync(_sandbox, _sandbox.PathOf("action"), "workspace", inputs, environment);
        return result;
    }
}
