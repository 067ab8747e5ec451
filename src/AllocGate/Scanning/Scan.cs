using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>One scan at work. As many units are bound at a time as there are cores, so that memory stays bounded by the largest projects.</summary>
/// <param name="changed">Which hits count.</param>
/// <param name="before">The changed files as they were at base, by their absolute path at head.</param>
/// <param name="configurations">See <see cref="Gating.ScanRequest.Configurations"/>.</param>
internal sealed partial class Scan(
    SourceInventory tree,
    ReferenceAssemblies references,
    ImmutableArray<DiagnosticAnalyzer> rules,
    ChangedLines changed,
    IReadOnlyDictionary<string, (string Path, SourceText Text)?> before,
    IReadOnlyDictionary<string, byte[]>? configurations,
    ScanNotes notes)
{
    private readonly EditorConfigs _configs = new(tree, configurations, AG9003UnusedSuppression.IdsOf(rules), notes);
    private readonly RuleRun _rules = new([.. rules, new AG9003UnusedSuppression(rules)], tree, notes);

    public Hits Head { get; } = new(tree, notes);

    public Hits Base { get; } = new(tree, notes);

    /// <summary>What the rules say about each unit's files, at head and as they were at base.</summary>
    /// <param name="began">Called before each unit.</param>
    /// <param name="analysed">Called after each file at head.</param>
    public void Analyse(IEnumerable<ScanUnit> units, Action<ScanUnit> began, Action analysed, CancellationToken cancellationToken) =>
        Parallel.ForEach(
            units.Index().GroupBy(unit => unit.Item.Target.Project.Length > 0 ? unit.Item.Target.Project : unit.Item.Files[0], SourceInventory.PathComparer),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            project =>
            {
                IEnumerable<SyntaxTree> parsed = [];
                foreach (var (place, unit) in project)
                {
                    began(unit);
                    parsed = Analyse(unit, place, parsed, analysed, cancellationToken);
                }
            });

    // What was parsed serves the project's next target framework.
    private IEnumerable<SyntaxTree> Analyse(ScanUnit unit, int place, IEnumerable<SyntaxTree> parsed, Action analysed, CancellationToken cancellationToken)
    {
        var head = Bind(unit, parsed, cancellationToken);
        Find(Head, place, head, unit.Files, analysed, cancellationToken);

        var replaced = unit.Target.Sources.Where(before.ContainsKey).Select(path => KeyValuePair.Create(path, before[path])).ToList();
        var asked = unit.Files.Select(path => before.GetValueOrDefault(path)?.Path).OfType<string>().ToList();
        if (asked.Count > 0)
            Find(Base, place, head.With(replaced, cancellationToken), asked, () => { }, cancellationToken);
        return head.Compilation.SyntaxTrees;
    }

    private void Find(Hits hits, int place, ProjectCompilation project, IEnumerable<string> paths, Action analysed, CancellationToken cancellationToken)
    {
        var files = TreesOf(project, paths);
        var found = _rules.Run(project, files, analysed, cancellationToken);
        hits.Add(place, project, files, found, hit => changed.Lets(hit, project.Options), cancellationToken);
    }

    private ProjectCompilation Bind(ScanUnit unit, IEnumerable<SyntaxTree> parsed, CancellationToken cancellationToken)
    {
        var target = unit.Target;
        var nearest = references.Nearest(target.Framework);
        var web = target.UsesWeb && references.HasWeb(nearest);
        if (target.IsKnown && !nearest.Name.Equals(target.Framework.Name.Split('-')[0], StringComparison.OrdinalIgnoreCase))
            notes.Notice($"{Name(target.Framework)}: no reference pack here, bound against the nearest, {nearest.Name}");
        if (target.UsesWeb && !web)
            notes.Notice($"{Name(target.Framework)}: no reference pack of ASP.NET here, its types do not resolve");

        var folder = Path.GetDirectoryName(target.Project.Length > 0 ? target.Project : unit.Files[0])!;
        var options = new ConfiguredOptions(_configs.For(folder), target.Framework);
        var project = ProjectCompilation.Create(target, unit.Target.Sources.Concat(unit.Files).Distinct(SourceInventory.PathComparer), Text, parsed, references.For(nearest, web), options, cancellationToken);
        NoteSyntaxErrors(project.Compilation, unit, cancellationToken);
        return project;
    }

    private static string Name(TargetFramework framework) => framework.Name.Length > 0 ? framework.Name : "a project without a target framework";

    private static List<SyntaxTree> TreesOf(ProjectCompilation project, IEnumerable<string> files)
    {
        var wanted = files.ToHashSet(SourceInventory.PathComparer);
        return [.. project.Compilation.SyntaxTrees.Where(t => wanted.Contains(t.FilePath))];
    }

    private SourceText? Text(string path)
    {
        try
        {
            return SourceReader.Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            notes.Problem($"{tree.Relative(path)} cannot be read: {error.Message}");
            return null;
        }
    }

    // A project's file that does not parse was not looked at as a whole. What no project compiles, templates and test data, may be anything; a template
    // of Visual Studio's, "namespace $safeprojectname$", brings a project that MSBuild can read.
    private void NoteSyntaxErrors(CSharpCompilation compilation, ScanUnit unit, CancellationToken cancellationToken)
    {
        var wanted = unit.Files.ToHashSet(SourceInventory.PathComparer);
        foreach (var file in compilation.SyntaxTrees.Where(t => wanted.Contains(t.FilePath)))
        {
            if (file.GetDiagnostics(cancellationToken).FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is not { } error)
                continue;
            var line = file.GetText(cancellationToken).Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString();
            var text = $"{tree.Relative(file.FilePath)}:{error.Location.GetLineSpan().StartLinePosition.Line + 1} does not parse, so findings may be missing: {error.Id}";
            if (unit.Target.IsKnown && !TemplateParameter().IsMatch(line))
                notes.Problem(text);
            else
                notes.Notice(text);
        }
    }

    [GeneratedRegex(@"\$[A-Za-z]\w*\$", RegexOptions.CultureInvariant)]
    private static partial Regex TemplateParameter();
}
