using System.Text.RegularExpressions;
using AllocGate.Scanning;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.RulesBench;

/// <summary>
/// Projects of a tree by their text alone, so that thousands are read in no time: a project compiles the C# files beneath it
/// that no other project is nearer to. What MSBuild would compute otherwise (linked files, conditions) is not seen.
/// </summary>
internal sealed partial class ProjectTexts
{
    private static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private readonly IReadOnlyDictionary<string, SourceText> _files;
    private readonly ILookup<string, string> _projects;
    private readonly ILookup<string, string> _sources;

    public ProjectTexts(IReadOnlyDictionary<string, SourceText> files)
    {
        _files = files;
        _projects = files.Keys.Where(p => p.EndsWith(".csproj", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToLookup(FolderOf);
        _sources = files.Keys.Where(p => p.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToLookup(HomeOf);
    }

    /// <summary>Every C# file once under the lowest target framework of its project, and once more under the highest where it has conditions.</summary>
    public IEnumerable<(ProjectTarget Target, IReadOnlyList<string> Files)> Units() => _sources.SelectMany(home => UnitsOf(home.Key, [.. home]));

    public IEnumerable<(ProjectTarget Target, IReadOnlyList<string> Files)> UnitsWith(string file) =>
        UnitsOf(HomeOf(file), [.. _sources[HomeOf(file)]]).Select(unit => (unit.Target, (IReadOnlyList<string>)[.. unit.Files.Where(f => f == file)])).Where(unit => unit.Item2.Count > 0);

    private IEnumerable<(ProjectTarget Target, IReadOnlyList<string> Files)> UnitsOf(string home, IReadOnlyList<string> sources)
    {
        var project = _projects[home].FirstOrDefault() ?? "";
        var facts = project.Length == 0 ? "" : string.Join('\n', Above(home).Reverse().Append(project).Select(path => _files[path].ToString()));
        var frameworks = FrameworksOf(facts);
        yield return (Target(project, frameworks[0], facts, sources), sources);
        if (frameworks.Count > 1 && sources.Where(HasConditions).ToList() is { Count: > 0 } conditional)
            yield return (Target(project, frameworks[^1], facts, sources), conditional);
    }

    private static ProjectTarget Target(string project, TargetFramework framework, string facts, IReadOnlyList<string> sources) => new(
        project, framework, sources, [.. Symbols.Of(framework), .. Constants(facts)], "preview",
        Nullable().IsMatch(facts) ? "enable" : "disable",
        ImplicitUsings().IsMatch(facts) || facts.Length == 0 ? [.. Usings.Select(u => $"||{u}")] : [], [],
        IsLibrary: !facts.Contains("<OutputType>Exe", StringComparison.OrdinalIgnoreCase), AllowsUnsafe: true,
        UsesWeb: facts.Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal) || facts.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal),
        IsKnown: facts.Length > 0);

    // The last statement wins, as in MSBuild; a property inside a value is looked up once.
    private static List<TargetFramework> FrameworksOf(string facts)
    {
        var stated = Frameworks().Matches(facts).LastOrDefault()?.Groups[1].Value ?? "";
        stated = Property().Replace(stated, p => Regex.Match(facts, $@"<{p.Groups[1].Value}(?:\s[^>]*)?>([^<]*)<").Groups[1].Value);
        var classic = ClassicFramework().Match(facts);
        if (stated.Length == 0 && classic.Success)
            stated = "net" + classic.Groups[1].Value.Replace(".", "", StringComparison.Ordinal);
        var parsed = stated.Split([';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(TargetFramework.Parse).Where(f => f.Family != FrameworkFamily.Unknown).Order().ToList();
        return parsed.Count == 0 ? [TargetFramework.Parse("")] : parsed;
    }

    private static IEnumerable<string> Constants(string facts) =>
        DefineConstants().Matches(facts).SelectMany(m => m.Groups[1].Value.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(s => s.All(c => char.IsLetterOrDigit(c) || c == '_'));

    private bool HasConditions(string path) => _files[path].Lines.Any(line => line.ToString().AsSpan().TrimStart().StartsWith("#if"));

    private IEnumerable<string> Above(string folder)
    {
        for (var at = folder; ; at = FolderOf(at))
        {
            var props = at.Length == 0 ? "Directory.Build.props" : $"{at}/Directory.Build.props";
            if (_files.ContainsKey(props))
                yield return props;
            if (at.Length == 0)
                yield break;
        }
    }

    /// <summary>The nearest folder with a project; without one, the file's topmost folder.</summary>
    private string HomeOf(string path)
    {
        for (var at = FolderOf(path); at.Length > 0; at = FolderOf(at))
        {
            if (_projects.Contains(at))
                return at;
        }

        return _projects.Contains("") ? "" : path.Split('/')[0] + "/";
    }

    /// <summary>The paths that matter to one file: those of its project, and the properties above.</summary>
    public static IReadOnlyList<string> Around(string file, IReadOnlyList<string> paths)
    {
        var folders = paths.Where(p => p.EndsWith(".csproj", StringComparison.Ordinal)).Select(FolderOf).ToHashSet(StringComparer.Ordinal);
        var home = FolderOf(file);
        while (home.Length > 0 && !folders.Contains(home))
            home = FolderOf(home);
        var prefix = folders.Contains(home) ? home : FolderOf(file);
        return [.. paths.Where(p => prefix.Length == 0 || p.StartsWith(prefix + "/", StringComparison.Ordinal) || p.EndsWith("Directory.Build.props", StringComparison.Ordinal))];
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    [GeneratedRegex(@"<TargetFrameworks?(?:\s[^>]*)?>([^<]*)<")]
    private static partial Regex Frameworks();

    [GeneratedRegex(@"<TargetFrameworkVersion>v([\d.]+)<")]
    private static partial Regex ClassicFramework();

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Property();

    [GeneratedRegex(@"<DefineConstants(?:\s[^>]*)?>([^<]*)<")]
    private static partial Regex DefineConstants();

    [GeneratedRegex(@"<Nullable>\s*enable")]
    private static partial Regex Nullable();

    [GeneratedRegex(@"<ImplicitUsings>\s*(enable|true)")]
    private static partial Regex ImplicitUsings();
}
