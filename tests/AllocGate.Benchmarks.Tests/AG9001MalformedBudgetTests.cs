using System.Collections.Immutable;
using AllocGate.Benchmarks.Analyzers;
using Basic.Reference.Assemblies;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Benchmarks.Tests;

public class AG9001MalformedBudgetTests
{
    private const string Prelude = "using AllocGate.Benchmarks;\nusing BenchmarkDotNet.Attributes;\n";

    [Theory]
    [InlineData("48")]
    [InlineData("a few")]
    [InlineData("")]
    [InlineData("-1 B")]
    [InlineData("0.5 B")]
    [InlineData("1,5 KB")]
    [InlineData("2 TB")]
    public async Task What_is_no_amount_is_an_error_on_the_amount_itself(string amount)
    {
        var source = $"{Prelude}class B {{\n[Benchmark, AllocationBudget(Allocated = \"{amount}\")] public void M() {{ }} }}";

        var found = Assert.Single(await FindingsAsync(source));

        Assert.Equal((DiagnosticSeverity.Error, 3, $"\"{amount}\""), (found.Severity, found.Location.GetLineSpan().StartLinePosition.Line, source[found.Location.SourceSpan.Start..found.Location.SourceSpan.End]));
        Assert.Contains($"Allocated = \"{amount}\"", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_property_of_every_budget_is_looked_at_and_all_are_reported()
    {
        var properties = typeof(AllocationBudgetAttribute).GetProperties().Where(p => p.PropertyType == typeof(string) && p.CanWrite).Select(p => p.Name).ToList();
        var wrong = string.Join(", ", properties.Select(p => $"{p} = \"some\""));
        var right = string.Join(", ", properties.Select(p => $"{p} = \"1.5 KB\""));

        var found = await FindingsAsync($$"""
            {{Prelude}}
            [AllocationBudget({{wrong}})]
            class A { }

            [AllocationBudget({{right}})]
            class B { [AllocationBudget({{wrong}})] public void M() { } }
            """);

        Assert.Contains("Allocated", properties);
        Assert.Equal(2 * properties.Count, found.Length);
    }

    [Fact]
    public async Task A_constant_is_read_and_nothing_is_no_budget() =>
        Assert.Equal(["AG9001"], (await FindingsAsync($$"""
            {{Prelude}}
            class B
            {
                private const string Right = "48 B", Wrong = "48 bytes";
                [AllocationBudget(Allocated = Right, Retained = null)] public void M() { }
                [AllocationBudget(Allocated = Wrong)] public void N() { }
            }
            """)).Select(f => f.Id));

    [Fact]
    public async Task Another_attribute_of_that_name_is_not_ours() =>
        Assert.Empty(await FindingsAsync("""
            class AllocationBudgetAttribute : System.Attribute { public string? Allocated { get; set; } }
            class B { [AllocationBudget(Allocated = "a few")] public void M() { } }
            """));

    [Fact]
    public async Task The_examples_of_its_page_are_true()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", "AG9001.md")).ReplaceLineEndings("\n");
        Assert.StartsWith("# AG9001: Malformed budget\n", page, StringComparison.Ordinal);

        Assert.NotEmpty(await FindingsAsync(Prelude + Example(page, "Instead of this")));
        Assert.Empty(await FindingsAsync(Prelude + Example(page, "Write this")));
    }

    private static string Example(string page, string heading)
    {
        var start = page.IndexOf("```csharp\n", page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal), StringComparison.Ordinal) + 10;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Case",
            [CSharpSyntaxTree.ParseText(source)],
            [.. Net100.References.All, Reference<AllocationBudgetAttribute>(), Reference<BenchmarkAttribute>()],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return await compilation.WithAnalyzers([new AG9001MalformedBudget()]).GetAnalyzerDiagnosticsAsync();
    }

    private static MetadataReference Reference<T>() => MetadataReference.CreateFromFile(typeof(T).Assembly.Location);
}
