using System.Reflection;

namespace AllocGate.EndToEnd.Tests.Running;

/// <summary>
/// An installation of .NET that has the runtimes 8.0 and 9.0 beside those of this machine: assembled from links to the machine's
/// own files and to the runtime packs that this project downloads.
/// </summary>
public sealed class DotnetRoot : TemporaryFolder
{
    private static readonly string Packs = Metadata("RuntimePacks");

    public DotnetRoot()
        : base("dotnet")
    {
        var own = new DirectoryInfo(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory()).Parent!.Parent!.Parent!;
        var shared = System.IO.Path.Combine(Path, "shared", "Microsoft.NETCore.App");
        Directory.CreateDirectory(shared);
        foreach (var folder in own.EnumerateDirectories().Where(d => d.Name != "shared"))
            Directory.CreateSymbolicLink(System.IO.Path.Combine(Path, folder.Name), folder.FullName);
        // The host looks for its files beside itself: this one must not be a link.
        File.Copy(System.IO.Path.Combine(own.FullName, "dotnet"), Host);
        foreach (var runtime in new DirectoryInfo(System.IO.Path.Combine(own.FullName, "shared", "Microsoft.NETCore.App")).EnumerateDirectories())
            Directory.CreateSymbolicLink(System.IO.Path.Combine(shared, runtime.Name), runtime.FullName);
        foreach (var version in Metadata("RuntimePackVersions").Split(';'))
            Link(System.IO.Path.Combine(shared, version), version);
    }

    public string Host => System.IO.Path.Combine(Path, "dotnet");

    private static void Link(string folder, string version)
    {
        if (Directory.Exists(folder))
            return;
        Directory.CreateDirectory(folder);
        var runtimes = Directory.EnumerateDirectories(System.IO.Path.Combine(Packs, version, "runtimes")).Single();
        var managed = System.IO.Path.Combine(runtimes, "lib", $"net{version.Split('.')[0]}.0");
        foreach (var file in Directory.EnumerateFiles(managed).Concat(Directory.EnumerateFiles(System.IO.Path.Combine(runtimes, "native"))))
            File.CreateSymbolicLink(System.IO.Path.Combine(folder, System.IO.Path.GetFileName(file)), file);
    }

    private static string Metadata(string key) =>
        typeof(DotnetRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
