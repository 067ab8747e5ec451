namespace AllocGate.Scanning;

/// <summary>The .NET installation whose MSBuild and reference packs the scan uses.</summary>
/// <param name="Command">The `dotnet` to start: a path, or the bare name where it has to be found on the PATH.</param>
/// <param name="Root">Absolute path of the folder that holds `packs` and `sdk`.</param>
/// <param name="Variables">What its child processes get in place of what they would inherit; nothing as a value takes one away, tokens above all.</param>
internal sealed record DotnetInstallation(string Command, string Root, IReadOnlyDictionary<string, string?> Variables)
{
    /// <summary>Prefers an installation with an SDK: the one named by the environment, else the one that runs this process.</summary>
    /// <param name="named">DOTNET_ROOT and its kind, in the order of preference.</param>
    /// <param name="variables">See <see cref="Variables"/>.</param>
    public static DotnetInstallation Find(IEnumerable<string?> named, IReadOnlyDictionary<string, string?> variables)
    {
        var own = Path.GetFullPath(Path.Combine(RuntimeFolder, "..", "..", ".."));
        var roots = named.OfType<string>().Where(Path.IsPathFullyQualified).Append(own).ToList();
        var root = roots.Find(r => Directory.Exists(Path.Combine(r, "sdk"))) ?? own;
        var command = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return new(Directory.Exists(Path.Combine(root, "sdk")) && File.Exists(command) ? command : "dotnet", root, variables);
    }

    /// <summary>Where this process's own base class library lies.</summary>
    public static string RuntimeFolder => Path.GetDirectoryName(typeof(object).Assembly.Location)!;
}
