using System.Text.RegularExpressions;
using AllocGate.Core.Measuring;

namespace AllocGate.Imports;

/// <summary>
/// Gives imported rows the keys under which AllocGate knows them. A BenchmarkDotNet report holds neither the project nor the signature of
/// a method, so that a case with arguments is found by everything else in its id.
/// </summary>
internal static partial class KnownRows
{
    /// <param name="imported">Rows of one run of BenchmarkDotNet.</param>
    /// <param name="project">The project file relative to the root, with '/'.</param>
    /// <param name="known">Where ids are looked up; those that it does not hold stay as they are.</param>
    public static MeasurementSet Name(MeasurementSet imported, string project, MeasurementSet known)
    {
        var theirs = known.Projects.Where(p => p.Project == project).ToList();
        return imported with { Projects = [.. imported.Projects.Select(p => Name(p, project, theirs))] };
    }

    private static ProjectMeasurement Name(ProjectMeasurement imported, string project, IReadOnlyList<ProjectMeasurement> known)
    {
        var their = known.FirstOrDefault(k => k.Framework == imported.Framework)
            ?? known.FirstOrDefault(k => k.Framework.StartsWith(imported.Framework + "-", StringComparison.Ordinal));
        var framework = their?.Framework ?? imported.Framework;
        var ids = their?.Rows.Select(r => r.Key.Benchmark).ToLookup(WithoutSignature, StringComparer.Ordinal);
        return imported with
        {
            Project = project,
            Framework = framework,
            Rows = [.. imported.Rows.Select(r => r with { Key = new(project, framework, IdOf(r.Key.Benchmark, ids)) })],
        };
    }

    private static string IdOf(string imported, ILookup<string, string>? ids) =>
        ids?[WithoutSignature(imported)].ToList() is [var only] ? only : imported;

    private static string WithoutSignature(string id)
    {
        var open = id.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : id.IndexOf(')', open);
        return close < 0 ? id : WithoutArgumentNamespaces(id[..open]) + id[close..];
    }

    // BenchmarkDotNet names type arguments without them.
    private static string WithoutArgumentNamespaces(string method)
    {
        var (first, last) = (method.IndexOf('<', StringComparison.Ordinal), method.LastIndexOf('>'));
        return first < 0 || last < first ? method : method[..first] + Namespaces().Replace(method[first..last], "") + method[last..];
    }

    [GeneratedRegex(@"(?:[\p{L}_]\w*\.)+", RegexOptions.CultureInvariant)]
    private static partial Regex Namespaces();
}
