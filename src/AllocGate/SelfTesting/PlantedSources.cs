using System.Globalization;
using System.Text;
using AllocGate.Core.SelfTesting;

namespace AllocGate.SelfTesting;

/// <summary>The sources of a benchmark project before and after regressions of every kind were planted in it.</summary>
/// <param name="Base">Texts by path.</param>
/// <param name="Head">Texts by path; the others stay.</param>
/// <param name="Planted">One of each kind.</param>
internal sealed record PlantedSources(IReadOnlyDictionary<string, string> Base, IReadOnlyDictionary<string, string> Head, IReadOnlyList<PlantedRegression> Planted)
{
    private const int Unchanged = 3;

    /// <param name="seed">Decides on names, sizes and places.</param>
    /// <param name="benchmarkDotNet">Version of the package.</param>
    public static PlantedSources Of(int seed, string benchmarkDotNet)
    {
#pragma warning disable CA5394 // Reproducible by its seed, and no secret.
        var random = new Random(seed);
        string Name(string word) => $"{word}{random.Next(0x1000, 0x10000):X}";
        int Size(int least, int most) => random.Next(least, most) * 8;

        var before = new List<string>();
        var after = new List<string>();
        var planted = new List<PlantedRegression>();

        void Plant(RegressionKind kind, string what, Func<string, string> was, Func<string, string> now)
        {
            var name = Name("Step");
            planted.Add(new(kind, name, what));
            before.Add(was(name));
            after.Add(now(name));
        }

        var (small, more) = (Size(2, 200), Size(3, 4_000));
        Plant(
            RegressionKind.Allocated, Bytes("allocates", more),
            name => $"public object {name}() => New({small});",
            name => $"public object {name}() {{ New({more}); return New({small}); }}");
        var kept = Size(1, 500);
        Plant(
            RegressionKind.Retained, Bytes("keeps", kept),
            name => $"public void {name}() => New({kept});",
            name => $"public void {name}() => Kept.Add(New({kept}));");
        var held = Size(4, 1_000);
        Plant(
            RegressionKind.Footprint, Bytes("holds", held),
            name => $"public object {name}() {{ var one = New({small}); New({held}); return new object[] {{ one, one }}; }}",
            name => $"public object {name}() {{ var one = New({small}); var two = New({held}); return new object[] {{ one, two }}; }}");
        Plant(RegressionKind.MissingCase, "is gone", name => $"public object {name}() => New({small});", _ => "");
        Plant(
            RegressionKind.FailedCase, "throws",
            name => $"public object {name}() => New({small});",
            name => $"public object {name}() => throw new InvalidOperationException(\"planted\");");
        for (var i = 0; i < Unchanged; i++)
        {
            var same = $"public object {Name("Same")}() => New({Size(2, 500)});";
            before.Add(same);
            after.Add(same);
        }

        var order = Enumerable.Range(0, before.Count).ToArray();
        random.Shuffle(order);
        var (bulk, row, wider) = (Name("Insert"), Size(2, 20), Size(4, 40));
        planted.Add(new(RegressionKind.PerRow, bulk, Bytes("allocates for each row", wider)));
        var file = $"bench/{Name("Folder")}/{Name("Grown")}.cs";
        var lines = random.Next(0, 60);
        planted.Add(new(RegressionKind.Rule, file, $"grows an immutable list in a loop, after {lines} lines"));
#pragma warning restore CA5394

        return new(
            new Dictionary<string, string>
            {
                [".gitignore"] = "bin/\nobj/\n",
                ["Directory.Build.props"] = "<Project />\n",
                ["Directory.Build.targets"] = "<Project />\n",
                ["Directory.Packages.props"] = "<Project />\n",
                ["bench/SelfTest.csproj"] = Project(benchmarkDotNet),
                ["bench/Attributes.cs"] = Attributes,
                ["bench/Cases.cs"] = Cases([.. order.Select(i => before[i])], bulk, row),
            },
            new Dictionary<string, string>
            {
                ["bench/Cases.cs"] = Cases([.. order.Select(i => after[i])], bulk, row + wider),
                [file] = GrownInLoop(Path.GetFileNameWithoutExtension(file), lines),
            },
            planted);
    }

    private static string Bytes(string verb, int bytes) => string.Create(CultureInfo.InvariantCulture, $"{verb} {bytes:#,0} B more");

    private static string Project(string benchmarkDotNet) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="BenchmarkDotNet" Version="{benchmarkDotNet}" />
          </ItemGroup>
        </Project>

        """;

    private const string Attributes = """
        namespace AllocGate.Benchmarks;

        public class AllocationGateAttribute() : BenchmarkDotNet.Attributes.BenchmarkCategoryAttribute("AllocGate");

        public sealed class BulkInsertAttribute : AllocationGateAttribute
        {
            public string? Rows { get; set; }
        }

        """;

    private static string Cases(IReadOnlyList<string> steps, string bulk, int row)
    {
        var members = new StringBuilder();
        foreach (var step in steps.Where(s => s.Length > 0))
            members.Append("\n    [Benchmark]\n    ").Append(step).Append('\n');
        return $$"""
            using System.Runtime.CompilerServices;
            using AllocGate.Benchmarks;
            using BenchmarkDotNet.Attributes;
            using BenchmarkDotNet.Running;

            BenchmarkRunner.Run(typeof(Program).Assembly);

            [AllocationGate]
            public class Cases
            {
                private static readonly List<object> Kept = [];

                // Never inlined, so that no compiler proves the bytes unused.
                [MethodImpl(MethodImplOptions.NoInlining)]
                public static byte[] New(int length) => new byte[length];
            {{members}}}

            [BulkInsert(Rows = nameof(N))]
            public class Bulk
            {
                [Params(100, 1000, 10000)]
                public int N;

                [Benchmark]
                public object {{bulk}}()
                {
                    var list = new List<object>(N);
                    for (var i = 0; i < N; i++)
                        list.Add(Cases.New({{row}}));
                    return list;
                }
            }

            """;
    }

    private static string GrownInLoop(string name, int lines) => string.Concat(Enumerable.Repeat("// Nothing of note.\n", lines)) + $$"""
        using System.Collections.Immutable;

        public static class {{name}}
        {
            public static ImmutableList<int> Copy(int[] rows)
            {
                var list = ImmutableList<int>.Empty;
                foreach (var row in rows)
                    list = list.Add(row);
                return list;
            }
        }

        """;
}
