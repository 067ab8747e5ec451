using System.IO.Compression;
using AllocGate.Rules.Tests.Harness;
using CliWrap;
using CliWrap.Buffered;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AllocGate.Rules.CodeFixes.Tests.Package;

/// <summary>The package in a feed of its own, installed in a project, built once and formatted once.</summary>
public sealed class InstalledPackage : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate package é ");

    /// <summary>The ids of the rules that have a fix.</summary>
    public static IReadOnlyList<string> Fixable { get; } =
    [
        .. typeof(RuleFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds).Order(StringComparer.Ordinal),
    ];

    public BufferedCommandResult Build { get; private set; } = null!;

    public BufferedCommandResult Format { get; private set; } = null!;

    public ZipArchive OpenPackage() => ZipFile.OpenRead(Assert.Single(_folder.GetFiles("feed/*.nupkg")).FullName);

    public string Read(string file) => File.ReadAllText(Path.Combine(_folder.FullName, file)).ReplaceLineEndings("\n");

    public async Task InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var feed = Path.Combine(_folder.FullName, "feed");
        await DotnetAsync("pack", Path.Combine(Page.Root, "src", "AllocGate.Rules"), "-c", configuration, "--no-build", "-o", feed);
        var package = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(feed, "*.nupkg")));
        foreach (var (file, text) in InstalledSources.All(package["AllocGate.Rules.".Length..], Fixable))
        {
            var path = Path.Combine(_folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }

        Build = await DotnetAsync("build", "-nologo", "--disable-build-servers");
        Format = await DotnetAsync(["format", "analyzers", "--no-restore", "--severity", "info", "--verbosity", "diagnostic", "--diagnostics", .. Fixable]);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private async Task<BufferedCommandResult> DotnetAsync(params string[] arguments) => await Cli.Wrap("dotnet")
        .WithArguments(arguments)
        .WithWorkingDirectory(_folder.FullName)
        // Whoever runs the tests may be in a CI system, or under an SDK that tells its children about itself.
        .WithEnvironmentVariables(new Dictionary<string, string?> { ["CI"] = null, ["MSBUILD_EXE_PATH"] = null, ["MSBuildSDKsPath"] = null, ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_NOLOGO"] = "1" })
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync();
}
