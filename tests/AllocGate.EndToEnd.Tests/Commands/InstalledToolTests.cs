using System.IO.Compression;
using AllocGate.EndToEnd.Tests.Running;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Commands;

/// <summary>The tool as people get it: packed, installed from a folder of packages, and run in a repository of theirs.</summary>
public sealed class InstalledToolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("installed tool");

    public void Dispose() => _folder.Dispose();

    // Packed as it was built: another version would be built over what other tests run.
    [Fact]
    public async Task The_packed_tool_installs_from_a_folder_measures_and_explains()
    {
        var packages = Path.Combine(_folder.Path, "packages");
        Directory.CreateDirectory(packages);
        await DotnetAsync(
            "pack", Path.Combine(AllocGateTool.RepositoryRoot, "src", "AllocGate"), "-c", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
            "-o", packages, "--nologo", "--verbosity", "quiet");
        await DotnetAsync(
            "tool", "install", "AllocGate", "--tool-path", Path.Combine(_folder.Path, "bin"), "--source", packages,
            "--no-cache", "--configfile", OwnPackagesFolder());

        var own = await AllocGateTool.RunAsync(_folder.Path, "--version");
        Assert.Equal(own.Output, (await ToolAsync("--version")).StandardOutput);
        BenchmarkSources.WriteTo(_folder, BenchmarkSources.Safe);
        var measured = await ToolAsync("measure", "--filter", "*Steady*");
        Assert.Contains("MEASURED: 1 case", measured.StandardOutput, StringComparison.Ordinal);
        var rule = await ToolAsync("explain", "AG1002");
        Assert.Contains("AG1002", rule.StandardOutput, StringComparison.Ordinal);
        var symbols = Directory.GetFiles(packages, "AllocGate.*.snupkg");
        Assert.NotEmpty(symbols);
        Assert.All(symbols, package => Assert.Contains("allocgate.pdb", NamesIn(package)));
    }

    private static List<string> NamesIn(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(e => e.Name)];
    }

    // What is installed must not stay on the machine.
    private string OwnPackagesFolder()
    {
        _folder.Write("nuget.config", "<configuration><config><add key=\"globalPackagesFolder\" value=\"global\" /></config></configuration>");
        return Path.Combine(_folder.Path, "nuget.config");
    }

    private Task<BufferedCommandResult> ToolAsync(params string[] arguments) =>
        RunAsync(Path.Combine(_folder.Path, "bin", OperatingSystem.IsWindows() ? "allocgate.exe" : "allocgate"), arguments);

    private Task<BufferedCommandResult> DotnetAsync(params string[] arguments) => RunAsync("dotnet", arguments);

    private async Task<BufferedCommandResult> RunAsync(string program, string[] arguments)
    {
        var run = await Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(_folder.Path)
            .WithEnvironmentVariables(new Dictionary<string, string?> { ["ALLOCGATE_CACHE"] = Path.Combine(_folder.Path, "cache"), ["MSBUILDDISABLENODEREUSE"] = "1" })
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        Assert.True(run.IsSuccess, $"{program} {string.Join(' ', arguments)}\n{run.StandardOutput}{run.StandardError}");
        return run;
    }
}
