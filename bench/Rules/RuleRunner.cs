using AllocGate.Core.Findings;
using AllocGate.Rules;
using AllocGate.Scanning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.RulesBench;

/// <summary>Runs every rule over files of a commit, bound like the tool's scan binds them, at the rules' default severities.</summary>
internal sealed class RuleRunner
{
    private static readonly AnalyzerConfigSet NoConfiguration = AnalyzerConfigSet.Create(new List<AnalyzerConfig>());
    private readonly ReferenceAssemblies _references = new(ScanEnvironment.FindDotnet());

    /// <summary>Findings by path and place. Paths are relative to the repository.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(
        IEnumerable<(ProjectTarget Target, IReadOnlyList<string> Files)> units, IReadOnlyDictionary<string, SourceText> files, CancellationToken cancellationToken)
    {
        var tree = new SourceInventory(Root, new HashSet<string>(), Enumerable.Empty<string>().ToLookup(p => p), [], []);
        var notes = new ScanNotes();
        var hits = new Hits(tree, notes);
        var rules = new RuleRun(RuleCatalogue.Analyzers, tree, notes);
        foreach (var (target, asked) in units)
        {
            var nearest = _references.Nearest(target.Framework);
            var references = _references.For(nearest, target.UsesWeb && _references.HasWeb(nearest));
            var texts = target.Sources.ToDictionary(path => Root + path, path => files[path]);
            var project = ProjectCompilation.Create(target, texts.Keys, path => texts[path], [], references, new ConfiguredOptions(NoConfiguration, target.Framework), cancellationToken);
            var wanted = asked.Select(path => Root + path).ToHashSet(StringComparer.Ordinal);
            var trees = project.Compilation.SyntaxTrees.Where(t => wanted.Contains(t.FilePath)).ToList();
            hits.Add(0, project, trees, rules.Run(project, trees, () => { }, cancellationToken), _ => true, cancellationToken);
        }

        foreach (var problem in notes.Problems)
            await Console.Error.WriteLineAsync(problem);
        return hits.Findings();
    }

    // Paths only have to look absolute: the texts are given.
    private static string Root => OperatingSystem.IsWindows() ? @"C:\" : "/";
}
