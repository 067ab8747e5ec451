namespace AllocGate.EndToEnd.Tests.Running;

/// <summary>A small benchmark project, as a team would have it.</summary>
public static class BenchmarkSources
{
    public const string ProjectPath = "bench/Inserts.csproj";

    public const string SourcePath = "bench/Inserts.cs";

    public const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="BenchmarkDotNet" Version="0.15.8" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>The same project with further items.</summary>
    public static string ProjectWith(string items) => Project.Replace("</Project>", $"<ItemGroup>{items}</ItemGroup></Project>", StringComparison.Ordinal);

    /// <summary>Two benchmarks; the second inserts N rows of 100 bytes and drops them.</summary>
    public const string Safe = """
        using BenchmarkDotNet.Attributes;
        using BenchmarkDotNet.Running;

        BenchmarkRunner.Run(typeof(Program).Assembly);

        [BenchmarkCategory("AllocGate")]
        public class Inserts
        {
            private static readonly List<object> Kept = [];

            [Params(10)]
            public int N;

            [GlobalSetup]
            public void Prepare() => Kept.Clear();

            [Benchmark]
            public object Steady() => new byte[64];

            [Benchmark]
            public object PutAll()
            {
                var map = new Dictionary<int, byte[]>(N);
                for (var i = 0; i < N; i++)
                    map[i] = new byte[100];
                return map;
            }
        }

        """;

    /// <summary>The same, but every map that was ever made is kept.</summary>
    public static string Leaky { get; } = Safe.Replace("        return map;", "        Kept.Add(map);\n        return map;", StringComparison.Ordinal);

    public static string WithoutPutAll { get; } =
        Safe[..Safe.IndexOf("\n    [Benchmark]\n    public object PutAll", StringComparison.Ordinal)] + "}\n";

    public static void WriteTo(TemporaryFolder folder, string source)
    {
        folder.Write(ProjectPath, Project);
        folder.Write(SourcePath, source);
    }
}
