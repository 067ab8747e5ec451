using AllocGate.Probe.Wire;
using CliWrap;
using CliWrap.Buffered;
using CliWrap.Builders;

namespace AllocGate.Probe.Tests;

/// <summary>A copy of a benchmark project's output with the probe beside it, as the tool makes it.</summary>
internal sealed class ProbedProject : IDisposable
{
    private readonly string _name;
    private readonly IReadOnlyList<string> _host;
    private CaseListing? _listing;

    public ProbedProject(string output, string name, bool isLibrary = false)
    {
        _name = name;
        Folder = Directory.CreateTempSubdirectory("probe tests ").FullName;
        Copy(output, Folder);
        foreach (var file in Directory.EnumerateFiles(BuiltOutputs.Probe, "AllocGate.Probe.*"))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        _host = isLibrary
            ? ["--runtimeconfig", "AllocGate.Probe.runtimeconfig.json", "--additionalprobingpath", BuiltOutputs.Packages]
            : ["--runtimeconfig", $"{name}.runtimeconfig.json"];
    }

    public string Folder { get; }

    public async Task<CaseListing> ListAsync() =>
        WireFormat.ReadListing(await ResultOfAsync("list", []));

    /// <summary>As the tool does it: from the case's recipe, where it has one.</summary>
    public async Task<CaseResult> MeasureAsync(string id, string mode = "allocated", bool tiered = true, string hashing = "random")
    {
        _listing ??= await ListAsync();
        if (_listing.Cases.SingleOrDefault(c => c.Id == id) is not { Recipe: { } recipe })
            return await MeasureWithoutRecipeAsync(id, mode);
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.recipe.json");
        await File.WriteAllTextAsync(file, WireFormat.Write(recipe));
        return WireFormat.ReadResult(await ResultOfAsync("measure", ["--case", id, "--mode", mode, "--hashing", hashing, "--recipe", file], tiered));
    }

    public async Task<CaseResult> MeasureWithoutRecipeAsync(string id, string mode = "allocated") =>
        WireFormat.ReadResult(await ResultOfAsync("measure", ["--case", id, "--mode", mode]));

    public async Task<LifetimeResult> LifetimesAsync(string id) =>
        WireFormat.ReadLifetimes(await ResultOfAsync("lifetimes", ["--case", id]));

    /// <summary>The probe's command, ready to run; the result goes to <paramref name="result"/>.</summary>
    public Command Command(string verb, string result, params IEnumerable<string> arguments) => Cli.Wrap("dotnet")
        .WithWorkingDirectory(Folder)
        .WithArguments(["exec", "--depsfile", $"{_name}.deps.json", .. _host, "AllocGate.Probe.dll", verb, "--assembly", Path.Combine(Folder, $"{_name}.dll"), "--result", result, .. arguments])
        .WithEnvironmentVariables(e => Pin(e))
        .WithValidation(CommandResultValidation.None);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<string> ResultOfAsync(string verb, IEnumerable<string> arguments, bool tiered = true)
    {
        var result = Path.Combine(Folder, $"{Guid.NewGuid():N}.json");
        var ended = await Command(verb, result, arguments)
            .WithEnvironmentVariables(e => Pin(e).Set("DOTNET_TieredCompilation", tiered ? "1" : "0"))
            .ExecuteBufferedAsync();
        Assert.True(File.Exists(result), $"exit code {ended.ExitCode}\n{ended.StandardOutput}\n{ended.StandardError}");
        return await File.ReadAllTextAsync(result);
    }

    private static EnvironmentVariablesBuilder Pin(EnvironmentVariablesBuilder variables) => variables
        .Set("DOTNET_TC_CallCountingDelayMs", "5")
        .Set("DOTNET_gcServer", "0")
        .Set("DOTNET_gcConcurrent", "0")
        .Set("DOTNET_GCDynamicAdaptationMode", "0");

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
