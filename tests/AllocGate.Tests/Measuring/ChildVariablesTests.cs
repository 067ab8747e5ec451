using AllocGate.Gating;
using AllocGate.Measuring;

namespace AllocGate.Tests.Measuring;

public sealed class ChildVariablesTests
{
    private static readonly Dictionary<string, string> Own = new()
    {
        ["PATH"] = "/bin",
        ["HOME"] = "/home/someone",
        ["GITHUB_TOKEN"] = "secret",
        ["GITHUB_ENV"] = "/files/env",
        ["ACTIONS_RUNTIME_TOKEN"] = "secret",
        ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "secret",
        ["CI_JOB_TOKEN"] = "secret",
        ["CI_REPOSITORY_URL"] = "https://ci:secret@forge/x.git",
        ["NuGetPackageSourceCredentials_feed"] = "Username=a;Password=feed",
        ["SOME_PASSWORD"] = "own",
        ["DOTNET_gcServer"] = "1",
        ["DOTNET_STARTUP_HOOKS"] = "/hook.dll",
    };

    [Fact]
    public void A_build_gets_the_feeds_credentials_and_nothing_of_the_forges()
    {
        var variables = BuildVariables.From(Own);

        Assert.Equal("Username=a;Password=feed", variables["NuGetPackageSourceCredentials_feed"]);
        Assert.Equal("own", variables["SOME_PASSWORD"]);
        Assert.All(
            (string[])["GITHUB_TOKEN", "GITHUB_ENV", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "CI_JOB_TOKEN", "CI_REPOSITORY_URL"],
            name => Assert.Null(variables[name]));
    }

    [Fact]
    public void A_measuring_process_gets_what_is_on_the_list_alone()
    {
        var variables = ProbeVariables.From(Own, "/work", "/work/tmp", heapLimit: 255, JitMode.Tiered);

        Assert.Equal(["HOME", "PATH"], Own.Keys.Where(name => variables[name] == Own[name]).Order());
        Assert.Equal("/work/tmp", variables["TMPDIR"]);
        Assert.Equal("0", variables["DOTNET_gcServer"]);
        Assert.Equal("ff", variables["DOTNET_GCHeapHardLimit"]);
        Assert.Null(variables["DOTNET_STARTUP_HOOKS"]);
    }

    [Theory]
    [InlineData(JitMode.Tiered, "1")]
    [InlineData(JitMode.Full, "0")]
    public void The_kind_of_code_is_set_and_not_inherited(JitMode jit, string tiered) =>
        Assert.Equal(tiered, ProbeVariables.From(new Dictionary<string, string> { ["DOTNET_TieredCompilation"] = "7" }, "/work", "/work/tmp", 255, jit)["DOTNET_TieredCompilation"]);
}
