using System.Xml;
using System.Xml.Linq;

namespace AllocGate.Measuring;

/// <summary>
/// Tells from the text of a project file whether it references BenchmarkDotNet, itself or through the Directory.Build files above it.
/// Text is enough to find projects; MSBuild decides how they are built. A central version is no reference.
/// </summary>
internal static class BenchmarkDotNetReference
{
    private static readonly string[] Shared = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    /// <param name="root">The search for shared files ends here.</param>
    /// <param name="project">Absolute path.</param>
    public static bool IsIn(string root, string project) => SharedFiles(root, project).Prepend(project).Any(References);

    private static IEnumerable<string> SharedFiles(string root, string project)
    {
        for (var folder = Path.GetDirectoryName(project); folder is not null && folder.Length >= root.Length; folder = Path.GetDirectoryName(folder))
        {
            foreach (var file in Shared.Select(name => Path.Combine(folder, name)).Where(File.Exists))
                yield return file;
        }
    }

    private static bool References(string file)
    {
        try
        {
            return XDocument.Load(file).Descendants()
                .Where(e => e.Name.LocalName is "PackageReference" or "GlobalPackageReference")
                .SelectMany(e => ((string?)e.Attribute("Include") ?? "").Split(';', StringSplitOptions.TrimEntries))
                .Any(IsBenchmarkDotNet);
        }
        catch (XmlException)
        {
            // The build says it better; here it only matters that such a file is not silently left out.
            return File.ReadAllText(file).Contains("BenchmarkDotNet", StringComparison.OrdinalIgnoreCase);
        }
    }

    // The annotations alone declare benchmarks for another project to run.
    private static bool IsBenchmarkDotNet(string package) =>
        package.Equals("BenchmarkDotNet", StringComparison.OrdinalIgnoreCase)
        || package.StartsWith("BenchmarkDotNet.Diagnostics", StringComparison.OrdinalIgnoreCase)
        || package.StartsWith("BenchmarkDotNet.TestAdapter", StringComparison.OrdinalIgnoreCase);
}
