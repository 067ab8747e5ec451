namespace AllocGate.Tests.Measuring;

/// <summary>Sources of benchmark projects, good and hostile.</summary>
internal static class BenchmarkSources
{
    public const string Cases =
        """
        using System.Diagnostics;
        using System.Runtime.CompilerServices;
        using BenchmarkDotNet.Attributes;

        namespace Cases;

        [BenchmarkCategory("AllocGate")]
        public class Good
        {
            private static readonly List<byte[]> Kept = [];

            [Params(1, 3)] public int N;

            [Benchmark] public object Allocates() => new byte[N * 1000];

            [Benchmark] public int AllocatesNothing() => N;
        }

        [BenchmarkCategory("AllocGate")]
        public class Surroundings
        {
            [GlobalSetup]
            public void Setup()
            {
                Expect(Environment.GetEnvironmentVariables().Values.Cast<string>().All(v => v != "ghs_of_the_forge"), "a token is visible");
                Expect(Console.In.ReadToEnd().Length == 0, "standard input holds something");
                Expect(File.Exists("Cases.dll"), "the working directory is not the output folder");
                Expect(Environment.CurrentDirectory == AppContext.BaseDirectory.TrimEnd('/', '\\'), "the working directory is not the output folder");
                Expect(!System.Runtime.GCSettings.IsServerGC, "server GC");
                var mine = Path.Combine(Path.GetTempPath(), "left behind");
                Expect(!File.Exists(mine), "the folder for temporary files is shared");
                File.WriteAllText(mine, "");
                var line = new string('x', 1 << 16);
                for (var i = 0; i < 200; i++)
                {
                    Console.Out.Write(line);
                    Console.Error.WriteLine(line);
                }
            }

            [Benchmark] public object AsPromised() => new object();

            private static void Expect(bool holds, string otherwise)
            {
                if (!holds)
                    throw new InvalidOperationException(otherwise);
            }
        }

        [BenchmarkCategory("AllocGate")]
        public class Bad
        {
            [Benchmark] public void Throws() => throw new InvalidOperationException("thrown by the benchmark");

            [Benchmark] public void FailsFast() => Environment.FailFast("cannot go on");

            [Benchmark] public void ExitsWithZero() => Environment.Exit(0);

            [Benchmark] public int OverflowsItsStack() => Deeper(0);

            [MethodImpl(MethodImplOptions.NoInlining)]
            private static int Deeper(int n) => n < 0 ? n : Deeper(n + 1) + 1;
        }

        [BenchmarkCategory("AllocGate")]
        public class Unlistable
        {
            public static IEnumerable<int> Values => throw new InvalidOperationException("no values today");

            [ParamsSource(nameof(Values))] public int Value;

            [Benchmark] public int NeverKnown() => Value;
        }

        [BenchmarkCategory("AllocGate")]
        public class Crowded
        {
            private static string Marker => Path.Combine(Path.GetTempPath(), "..", "..", "crowd");

            // Fails in the first process that tries, whoever runs it.
            [GlobalSetup]
            public void Setup()
            {
                if (!File.Exists(Marker))
                {
                    File.WriteAllText(Marker, "");
                    throw new IOException("somebody else has the file");
                }
            }

            [Benchmark] public object FailsOnce() => new object();
        }

        public class Unannotated
        {
            [Benchmark]
            public void NeverReturns()
            {
                Console.WriteLine("waiting for nothing");
                Children.Start(1000);
                Thread.Sleep(Timeout.Infinite);
            }

            [Benchmark] public object LeavesAProcessBehind()
            {
                if (!s_started)
                    Children.Start(20);
                s_started = true;
                return new object();
            }

            private static bool s_started;
        }

        internal static class Children
        {
            public static void Start(int seconds) =>
                File.WriteAllText(
                    Path.Combine(Path.GetTempPath(), "..", "..", "..", "allocgate-test-child"),
                    Process.Start(OperatingSystem.IsWindows()
                        ? new ProcessStartInfo("ping", $"-n {seconds} 127.0.0.1")
                        : new ProcessStartInfo("sleep", $"{seconds}"))!.Id.ToString());
        }
        """;

    public const string Library =
        """
        using BenchmarkDotNet.Attributes;

        public class LibraryBenchmarks
        {
            [Benchmark] public object Allocates() => new object();
        }
        """;

    public const string FSharp =
        """
        module Bench

        open BenchmarkDotNet.Attributes

        [<BenchmarkCategory("AllocGate")>]
        type FSharpBenchmarks() =
            [<Benchmark>]
            member _.Allocates() = obj ()

        [<EntryPoint>]
        let main _ = 0
        """;
}
