using System.Collections.Immutable;
using AllocGate.Rules;
using AllocGate.Scanning;
using AllocGate.Scanning.Driving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Tests.Scanning.Driving;

/// <summary>The scan calls rules itself, without binding what no rule asks about. They must be called as the compiler calls them.</summary>
public sealed class DrivingTests
{
    private const string Declarations = """
        using System;
        [assembly: CLSCompliant(false)]
        namespace Outer
        {
            namespace Inner { class Deep { int x = Math.Abs(1), y = 2; } }
            public partial class Shop<T>(int size = 3) : IDisposable where T : class
            {
                private static readonly Func<int, int> Twice = n => n * Math.Abs(2);
                public event EventHandler Sold = delegate { }, Bought;
                public event EventHandler Closed { add { Sold += value; } remove => Sold -= value; }
                [Obsolete("x" + "y")] private int _marked;
                private int _size = size;
                public int Size { get; private set; } = Math.Max(1, 2);
                public int Body { get { return Math.Abs(_size); } set => _size = value; }
                public int Arrow => Math.Abs(_size);
                public int this[int at] => Math.Abs(at);
                [Obsolete] public int this[string at, int or = 2] { get => or; set { _size = value; } }
                static Shop() { Console.WriteLine(); }
                public Shop(string name, int other = 5) : this(other) => _size = name.Length;
                ~Shop() { Dispose(); }
                public void Dispose() { void Local(int n = 1) { Console.WriteLine(n); } Local(); Action later = () => Local(2); later(); }
                public abstract void Nothing();
                [Obsolete] public extern void Marked([System.Runtime.InteropServices.In] int x);
                public static Shop<T> operator +(Shop<T> a, Shop<T> b) => a;
                public static implicit operator int(Shop<T> a) { return a.Size; }
                partial void Part();
                public class Nested { int z = Math.Abs(3); enum E { A = 1 << 2, B } }
                [System.CodeDom.Compiler.GeneratedCode("tool", "1")] public void Made() { Console.WriteLine(); }
                [System.CodeDom.Compiler.GeneratedCode("tool", "1")] class AllMade { void M() { Console.WriteLine(); } }
            }
            public record Point(int X, int Y = 4) { public int Sum() => X + Y; }
            public readonly record struct Value(int X);
            public interface IThing { int Count { get; } int Default() => Math.Abs(1); static abstract void S(); }
            [Flags] public enum Colour : byte { Red, [Obsolete] Green = 1 << 1 }
            public delegate int Calc(int a, int b = 7);
            public class Base { public Base(int n) { } }
            public static class More { extension(string text) { public int Twice() => text.Length * 2; public int Half => text.Length / 2; } }
            file class Hidden { void M() { Console.WriteLine(); } }
        }
        """;

    private const string Parts = """
        namespace Outer;
        using System;
        partial class Shop<T> { partial void Part() { Console.WriteLine(nameof(T)); Size = 4; } partial class Further { void M() { } } }
        partial class Shop<T> { partial class Further { void N() { M(); } } }
        """;

    private const string Suppressed = """
        using System;
        using System.Diagnostics.CodeAnalysis;
        class Plain
        {
            void Loud() { if (true) { foreach (var c in "a") { Console.WriteLine(c); } } }
            void Quiet() { if (true) { foreach (var c in "a") { Console.WriteLine(c); } } }
            void Inside()
            {
                [SuppressMessage("AllocGate", "TEST003")] void Local() { Console.WriteLine(1); Action deeper = () => { Console.WriteLine(2); }; }
                Action later = [SuppressMessage("AllocGate", "TEST003")] () => { Console.WriteLine(3); };
                void Loud() { Console.WriteLine(4); }
            }
            [SuppressMessage("AllocGate", "TEST003")] int _field = Math.Abs(1), _other = Math.Abs(2);
            [SuppressMessage("AllocGate", "TEST003")] int Size { get { return Math.Abs(_field); } set => _field = value; }
            int Half { [SuppressMessage("AllocGate", "TEST003")] get { return Math.Abs(_field); } set => _field = value; }
            void Given([SuppressMessage("AllocGate", "TEST003")] int n = 3 + 4, int m = 5 + 6) { }
            T Generic<[SuppressMessage("AllocGate", "TEST003")] T>(T value) => value;
            [SuppressMessage("AllocGate", "TEST003")] event EventHandler Sold = delegate { };
            [SuppressMessage("AllocGate", "TEST003")] class Nested { int _x = Math.Abs(3); void M() { Console.WriteLine(6); } }
        }
        """;

    private const string TopLevel = """
        using System;
        Console.WriteLine(args.Length);
        int Local(int n) => Math.Abs(n);
        var x = Local(3);
        class Below { void M() { Console.WriteLine(); } }
        """;

    [Theory]
    [InlineData(Declarations)]
    [InlineData(Declarations, Parts)]
    [InlineData(TopLevel, Declarations)]
    [InlineData("// <auto-generated>\n" + Declarations, Parts)]
    [InlineData("")]
    [InlineData("using System;")]
    public async Task Rules_are_called_for_what_the_compiler_calls_them_for(params string[] files)
    {
        var project = Project([.. files.Select((text, i) => ($"{i}.cs", text))]);

        var (expected, driven) = (await ByCompilerAsync(project, [new RecordingRule()]), Driven(project, [new RecordingRule()]));
        Assert.True(expected.SequenceEqual(driven), $"Not driven:\n{string.Join('\n', expected.Except(driven))}\nOnly driven:\n{string.Join('\n', driven.Except(expected))}");
    }

    [Fact]
    public async Task The_shipped_rules_say_the_same_as_in_a_build()
    {
        var root = RepositoryRoot();
        var pages = Directory.EnumerateFiles(Path.Combine(root, "docs", "rules"), "AG*.md").Order(StringComparer.Ordinal)
            .SelectMany(page => CodeOf(File.ReadAllText(page)).Select((code, i) => ($"{Path.GetFileName(page)}{i}.cs", code)));
        var sources = new[] { "samples", "src/AllocGate", "tests/Fixtures" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (file, File.ReadAllText(file)));
        var project = Project([.. pages, .. sources]);

        var driven = Driven(project, RuleCatalogue.Analyzers);

        Assert.NotEmpty(driven);
        Assert.Equal(await ByCompilerAsync(project, RuleCatalogue.Analyzers), driven);
    }

    [Fact]
    public async Task What_suppresses_a_hit_is_found_wherever_it_may_stand()
    {
        var project = Project([("a.cs", Suppressed), ("b.cs", """[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("AllocGate", "TEST003", Scope = "member", Target = "~M:Plain.Quiet")]""")]);

        var driven = Found(project, [new RecordingRule()]);

        Assert.Contains(driven, hit => hit.IsSuppressed);
        Assert.Equal(await ByCompilerAsync(project, [new RecordingRule()]), Text(driven.Where(hit => !hit.IsSuppressed)));
    }

    [Fact]
    public void A_kind_of_call_that_is_not_made_is_a_failure_of_the_rule_and_not_silence()
    {
        var failures = new List<string>();

        _ = new CompilationRun(Project([("a.cs", "")]), [new AskingTooMuchRule()], (_, _, error) => failures.Add(error.Message), default);

        Assert.Equal(["the scan does not call rules for operations, as AskingTooMuchRule asks"], failures);
    }

    private static ProjectCompilation Project(IReadOnlyList<(string Path, string Text)> files)
    {
        var references = new ReferenceAssemblies(ScanEnvironment.FindDotnet());
        var framework = references.Nearest(TargetFramework.Parse("net10.0"));
        var configs = AnalyzerConfigSet.Create(Array.Empty<AnalyzerConfig>());
        var texts = files.ToDictionary(f => f.Path, f => SourceText.From(f.Text));
        return ProjectCompilation.Create(
            ProjectTarget.Guess("", []), texts.Keys, path => texts[path], [], references.For(framework, web: false),
            new ConfiguredOptions(configs, framework), default);
    }

    private static List<string> Driven(ProjectCompilation project, ImmutableArray<DiagnosticAnalyzer> rules) => Text(Found(project, rules));

    private static IReadOnlyList<Diagnostic> Found(ProjectCompilation project, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var run = new CompilationRun(project, rules, (rule, path, error) => throw new InvalidOperationException($"{rule} failed on {path}", error), default);
        foreach (var file in project.Compilation.SyntaxTrees)
            run.VisitFile(file);
        foreach (var type in run.PartialTypes)
            run.VisitParts(type);
        return run.Found(project.Compilation.SyntaxTrees.ToHashSet());
    }

    private static async Task<List<string>> ByCompilerAsync(ProjectCompilation project, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var driver = new CompilationWithAnalyzers(project.Compilation, rules, new AnalyzerOptions([], project.Options));
        return Text(await driver.GetAnalyzerDiagnosticsAsync());
    }

    private static List<string> Text(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(d => d.ToString()).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> CodeOf(string page) => page.Split("```").Where((_, i) => i % 2 == 1).Select(block => block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AllocGate.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
