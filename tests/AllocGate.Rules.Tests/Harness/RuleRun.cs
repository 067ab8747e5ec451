using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules.Tests.Harness;

/// <summary>Binds sources against the BCL alone, as a scan does, and runs every rule over them.</summary>
internal static class RuleRun
{
    private const string Usings = """
        global using System;
        global using System.Collections.Concurrent;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static CSharpCompilation Compile(IEnumerable<string> sources, IEnumerable<MetadataReference>? references = null) => CSharpCompilation.Create(
        "Case",
        sources.Append(Usings).Select((source, index) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), path: $"File{index}.cs")),
        references ?? Net100.References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>The findings in the first source, in source order; fails where an analyzer threw.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(
        Compilation compilation, string? targetFramework = "net10.0", IReadOnlyDictionary<string, string>? options = null)
    {
        var crashes = new List<string>();
        var running = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new Options(targetFramework, options)),
            (exception, analyzer, _) => crashes.Add($"{analyzer}: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var all = await compilation.WithAnalyzers(RuleCatalogue.Analyzers, running).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(crashes);
        var first = compilation.SyntaxTrees.First();
        return [.. all.Where(finding => finding.Location.SourceTree == first && !finding.IsSuppressed).OrderBy(finding => finding.Location.SourceSpan.Start)];
    }
}
