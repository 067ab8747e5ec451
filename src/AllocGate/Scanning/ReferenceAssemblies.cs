using Microsoft.CodeAnalysis;

namespace AllocGate.Scanning;

/// <summary>The base class libraries to bind against, from the SDK's reference packs. One instance a scan: it keeps what it loaded, for any number of threads.</summary>
internal sealed class ReferenceAssemblies(DotnetInstallation dotnet)
{
    private readonly SortedDictionary<Version, string> _core = Packs(dotnet.Root, "Microsoft.NETCore.App.Ref");
    private readonly SortedDictionary<Version, string> _web = Packs(dotnet.Root, "Microsoft.AspNetCore.App.Ref");
    private readonly Dictionary<string, IReadOnlyList<MetadataReference>> _loaded = new(StringComparer.Ordinal);

    /// <summary>The framework that this one binds against: itself where its pack is installed, else the nearest newer, else the newest.</summary>
    public TargetFramework Nearest(TargetFramework wanted)
    {
        if (_core.Count == 0)
            return TargetFramework.Modern(new Version(Environment.Version.Major, 0));
        if (wanted.Family != FrameworkFamily.Modern)
            return TargetFramework.Modern(_core.Keys.Last());
        return TargetFramework.Modern(_core.Keys.FirstOrDefault(v => v >= wanted.Version) ?? _core.Keys.Last());
    }

    /// <summary>Whether ASP.NET's types can be bound for this framework.</summary>
    public bool HasWeb(TargetFramework nearest) => _web.ContainsKey(nearest.Version);

    /// <summary>What most projects need.</summary>
    public IReadOnlyList<MetadataReference> Usual() => For(Nearest(TargetFramework.Parse("")), web: false);

    public IReadOnlyList<MetadataReference> For(TargetFramework nearest, bool web)
    {
        var core = Load(_core.GetValueOrDefault(nearest.Version) ?? DotnetInstallation.RuntimeFolder);
        return web && _web.TryGetValue(nearest.Version, out var folder) ? [.. core, .. Load(folder)] : core;
    }

    private IReadOnlyList<MetadataReference> Load(string folder)
    {
        lock (_loaded)
        {
            if (!_loaded.TryGetValue(folder, out var references))
            {
                references = [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).AsParallel().AsOrdered()
                    .Where(dll => folder != DotnetInstallation.RuntimeFolder || IsManaged(dll)).Select(dll => MetadataReference.CreateFromFile(dll)).Where(DefinesTypes)];
                _loaded.Add(folder, references);
            }

            return references;
        }
    }

    // A facade only forwards types to others of the folder; the compiler asks each of them about every name that it cannot find.
    private static bool DefinesTypes(PortableExecutableReference assembly) =>
        ((AssemblyMetadata)assembly.GetMetadata()).GetModules()[0].GetMetadataReader().TypeDefinitions.Count > 1;

    // The runtime's own folder, the last resort, holds native libraries too.
    private static bool IsManaged(string dll)
    {
        using var stream = File.OpenRead(dll);
        using var image = new System.Reflection.PortableExecutable.PEReader(stream);
        return image.PEHeaders.CorHeader is not null && image.HasMetadata;
    }

    private static SortedDictionary<Version, string> Packs(string root, string name)
    {
        var packs = new SortedDictionary<Version, string>();
        var folder = Path.Combine(root, "packs", name);
        if (!Directory.Exists(folder))
            return packs;
        var frameworks =
            from pack in Directory.EnumerateDirectories(folder)
            where Directory.Exists(Path.Combine(pack, "ref"))
            orderby PackVersion(pack)
            from framework in Directory.EnumerateDirectories(Path.Combine(pack, "ref"))
            select framework;
        foreach (var framework in frameworks)
        {
            if (TargetFramework.Parse(Path.GetFileName(framework)) is { Family: FrameworkFamily.Modern } parsed)
                packs[parsed.Version] = framework;
        }

        return packs;
    }

    private static Version PackVersion(string pack) =>
        Version.TryParse(Path.GetFileName(pack).Split('-')[0], out var version) ? version : new Version(0, 0);
}
