using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>A project's sources, parsed and bound against a base class library: what its packages bring stays unresolved.</summary>
/// <param name="Compilation">The compilation; nothing is emitted from it.</param>
/// <param name="Options">What rules may ask about its files.</param>
internal sealed record ProjectCompilation(CSharpCompilation Compilation, ConfiguredOptions Options)
{
    private const string GlobalUsingsFile = "GlobalUsings.g.cs";

    /// <summary>Parses and binds.</summary>
    /// <param name="sources">Absolute paths of the files.</param>
    /// <param name="read">The text of a file; nothing where it cannot be read.</param>
    /// <param name="parsed">Files that were parsed for another target framework of the project.</param>
    public static ProjectCompilation Create(
        ProjectTarget target,
        IEnumerable<string> sources,
        Func<string, SourceText?> read,
        IEnumerable<SyntaxTree> parsed,
        IReadOnlyList<MetadataReference> references,
        ConfiguredOptions options,
        CancellationToken cancellationToken)
    {
        var parsing = ParseOptionsOf(target);
        var known = parsed.Where(tree => ReadsAlike(tree, parsing)).ToDictionary(tree => tree.FilePath, SourceInventory.PathComparer);
        var trees = new ConcurrentBag<SyntaxTree>();
        Parallel.ForEach(sources, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, path =>
        {
            if (known.TryGetValue(path, out var tree))
                trees.Add(tree);
            else if (read(path) is { } text)
                trees.Add(CSharpSyntaxTree.ParseText(text, parsing, path, cancellationToken));
        });
        var ordered = trees.OrderBy(t => t.FilePath, StringComparer.Ordinal).ToList();
        if (target.Usings.Count > 0)
            ordered.Add(CSharpSyntaxTree.ParseText(SourceText.From(GlobalUsings(target.Usings), Encoding.UTF8), parsing, GlobalUsingsFile, cancellationToken));

        var compilation = CSharpCompilation.Create(
            "Scanned",
            ordered,
            references,
            new CSharpCompilationOptions(
                target.IsLibrary ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
                allowUnsafe: target.AllowsUnsafe,
                nullableContextOptions: NullableOf(target),
                specificDiagnosticOptions: target.NoWarn.ToDictionary(id => id, _ => ReportDiagnostic.Suppress, StringComparer.Ordinal))
                .WithSyntaxTreeOptionsProvider(new ConfiguredSeverities(options)));
        return new(compilation, options);
    }

    /// <summary>The same project with other texts in place of some files; trees that stay are shared.</summary>
    /// <param name="replaced">Absolute path at head, with path and text at base; nothing where the file was not there.</param>
    public ProjectCompilation With(IEnumerable<KeyValuePair<string, (string Path, SourceText Text)?>> replaced, CancellationToken cancellationToken)
    {
        var compilation = Compilation;
        var trees = Compilation.SyntaxTrees.ToLookup(t => t.FilePath, SourceInventory.PathComparer);
        foreach (var (path, before) in replaced)
        {
            if (trees[path].FirstOrDefault() is not { } tree)
                continue;
            compilation = before is var (oldPath, text)
                ? compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, oldPath, cancellationToken))
                : compilation.RemoveSyntaxTrees(tree);
        }

        return this with { Compilation = compilation };
    }

    // No rule asks whether a value may be null, and following that through a method costs as much as binding it.
    private static CSharpParseOptions ParseOptionsOf(ProjectTarget target) => new CSharpParseOptions(
        LanguageVersionFacts.TryParse(target.LanguageVersion, out var version) ? version : LanguageVersion.Preview,
        DocumentationMode.None,
        preprocessorSymbols: target.Defines).WithFeatures([KeyValuePair.Create("run-nullable-analysis", "never")]);

    // Target frameworks differ in the symbols that they define, which only directives ask about.
    private static bool ReadsAlike(SyntaxTree tree, CSharpParseOptions parsing) =>
        ((CSharpParseOptions)tree.Options).LanguageVersion == parsing.LanguageVersion && tree.FilePath != GlobalUsingsFile && !tree.GetRoot().ContainsDirectives;

    private static NullableContextOptions NullableOf(ProjectTarget target) =>
        Enum.TryParse<NullableContextOptions>(target.Nullable, ignoreCase: true, out var nullable) ? nullable : NullableContextOptions.Disable;

    private static string GlobalUsings(IEnumerable<string> usings)
    {
        var text = new StringBuilder();
        foreach (var parts in usings.Select(u => u.Split('|', 3)).Where(p => p.Length == 3))
        {
            text.Append("global using ").Append(parts[0].Equals("true", StringComparison.OrdinalIgnoreCase) ? "static " : "");
            text.Append(parts[1].Length == 0 ? "" : $"{parts[1]} = ").Append(parts[2]).Append(";\n");
        }

        return text.ToString();
    }
}
