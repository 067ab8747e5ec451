using AllocGate.Baselines;
using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;
using AllocGate.Gating;
using CsCheck;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Baselines;

public class MeasurementFileTests
{
    private static readonly RunEnvironment Machine =
        new(10, "x64", "workstation, non-concurrent", "tiered, PGO", "10.0.12", "Linux", 2, "0.15.8");

    private static readonly Gen<Reading> Readings = Gen.OneOf<Reading>(
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[1, 1000], (b, n) => (Reading)new Reading.Exact(new(b, n))),
        Gen.Select(Gen.Long[0, 1L << 40], Gen.Long[0, 9], Gen.Long[0, 9], (low, a, b) =>
            (Reading)new Reading.Ranged(new(low), new(low + a), new(low + a + b), "work on other threads")),
        Gen.String.Select(reason => (Reading)new Reading.Failed(reason)),
        Gen.String.Select(reason => (Reading)new Reading.NotMeasured(reason)));

    [Fact]
    public void A_file_has_one_line_a_case()
    {
        var set = Set(
            Row("N.B.Put() [N=2, s=\"é\"]", new Reading.Exact(new(195, 2)), new Reading.Exact(default)),
            Row("N.B.Add()", new Reading.Ranged(new(88), new(90), new(112), "random hashing"), new Reading.Failed("threw")));
        Snapshot.Match(MeasurementFileText.Write(set, "0.1.0"));
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.Select(Gen.String.Array[0, 5], Readings, Readings).Sample((names, allocated, retained) =>
        {
            var set = Set([.. names.Select(UnpairedSurrogatesReplaced).Distinct().Select(name => Row(name, allocated, retained))]);
            var read = Parse(MeasurementFileText.Write(set, "0.1.0"));
            Assert.Equal(set.Rows.OrderBy(r => r.Key).Select(Figures), read.Rows.Select(Figures));
            Assert.Equal(Machine, read.Projects.Single().Environment);
        });

    [Theory]
    [InlineData("{\"bytes\":88,\"operations\":1}", "null")]
    [InlineData("{\"bytes\":88,\"operations\":1}", "{\"bytes\":null,\"operations\":1}")]
    [InlineData("{\"bytes\":88,\"operations\":1}", "{\"operations\":1}")]
    [InlineData("{\"bytes\":88,\"operations\":1}", "{\"bytes\":-88,\"operations\":1}")]
    [InlineData("{\"bytes\":88,\"operations\":1}", "{\"bytes\":88,\"operations\":0}")]
    [InlineData("{\"bytes\":88,\"operations\":1}", "{\"bytes\":88.5,\"operations\":1}")]
    [InlineData("{\"bytes\":88,\"operations\":1}", "{\"bytes\":99999999999999999999,\"operations\":1}")]
    [InlineData("{\"bytes\":88,\"operations\":1}", "{\"bytes\":88,\"bytes\":99,\"operations\":1}")]
    [InlineData("\"allocated\":{\"kind\":\"exact\",\"value\":{\"bytes\":88,\"operations\":1}},", "")]
    [InlineData("\"kind\":\"exact\"", "\"kind\":\"guessed\"")]
    [InlineData("allocgate-measurements/1", "allocgate-measurements/2")]
    [InlineData("\"schema\"", "\"scheme\"")]
    [InlineData("\"name\":\"N.B.Put()\"", "\"name\":\"N.B.Put()\",\"extra\":1")]
    [InlineData("}", "")]
    public void A_file_that_does_not_hold_a_figure_for_everything_is_refused_with_its_place(string written, string instead)
    {
        var text = MeasurementFileText.Write(Set(Row("N.B.Put()", new Reading.Exact(new(88)), new Reading.Exact(new(3)))), "0.1.0");
        var position = text.IndexOf(written, StringComparison.Ordinal);
        var e = Assert.Throws<InvalidInputException>(() => Parse(text[..position] + instead + text[(position + written.Length)..]));
        Assert.Contains("b.json", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lifetimes_are_read_back_and_a_case_without_any_is_none()
    {
        var tracked = new Reading.Tracked(64, [new("App.Map<T>", 64, 1)]);
        var read = Parse(MeasurementFileText.Write(
            Set(Row("A", new Reading.Exact(new(88)), new Reading.Exact(default)) with { Lifetimes = tracked }, Row("B", new Reading.Exact(default), new Reading.Exact(default))), "0.1.0"));

        Assert.Equal(tracked, read.Rows.First().Lifetimes);
        Assert.Null(read.Rows.Last().Lifetimes);
    }

    [Theory]
    [InlineData("\"alive\":1", "\"alive\":65")]
    [InlineData("\"alive\":1", "\"alive\":-1")]
    [InlineData(",\"alive\":1", "")]
    [InlineData("\"count\":64", "\"count\":0")]
    [InlineData("\"operations\":64", "\"operations\":0")]
    [InlineData("\"kind\":\"exact\",\"value\":{\"bytes\":88,\"operations\":1}", "\"kind\":\"tracked\",\"operations\":1,\"objects\":[]")]
    public void Impossible_lifetimes_are_refused(string written, string instead)
    {
        var row = Row("A", new Reading.Exact(new(88)), new Reading.Exact(default)) with { Lifetimes = new Reading.Tracked(64, [new("App.Map", 64, 1)]) };
        var text = MeasurementFileText.Write(Set(row), "0.1.0");
        Assert.Contains(written, text, StringComparison.Ordinal);

        Assert.Throws<InvalidInputException>(() => Parse(text.Replace(written, instead, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_case_that_stands_in_it_twice_is_refused()
    {
        var text = MeasurementFileText.Write(Set(Row("N.B.Put()", new Reading.Exact(new(88)), new Reading.Exact(new(3)))), "0.1.0");
        var line = text.Split('\n').Single(l => l.Contains("N.B.Put()", StringComparison.Ordinal));
        var e = Assert.Throws<InvalidInputException>(() => Parse(text.Replace(line, $"{line},\n{line}", StringComparison.Ordinal)));
        Assert.Contains("twice", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_says_of_how_many()
    {
        var text = MeasurementFileText.Write(Set() with { Shard = new(2, 3) }, "0.1.0");
        Assert.Equal(new Shard(2, 3), Parse(text).Shard);
        Assert.Null(Parse(MeasurementFileText.Write(Set(), "0.1.0")).Shard);
        var e = Assert.Throws<InvalidInputException>(() => Parse(text.Replace("\"count\":3", "\"count\":0", StringComparison.Ordinal)));
        Assert.Contains("There is no shard 2/0.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_its_place_and_never_throws_otherwise()
    {
        var row = Row("A", new Reading.Ranged(new(88), new(90), new(112), "random"), new Reading.Exact(default)) with { Lifetimes = new Reading.Tracked(64, [new("M", 64, 1)]), Budgets = [new(Metric.Allocated, new(9))] };
        Gen.OneOf(Hostile.Texts, Hostile.Damaged(MeasurementFileText.Write(Set(row), "1"))).Sample(text => Hostile.ReadOrRefused(() =>
        {
            try
            {
                MeasurementFileReading.Parse(text, "b.json");
            }
            catch (InvalidInputException e)
            {
                Assert.All(e.Errors, error => Assert.Matches(@"\Ab\.json:[0-9]+:[0-9]+\z", error.Where));
                throw;
            }
        }), iter: 2_000);
    }

    [Fact]
    public void Impossible_figures_and_rows_that_stand_twice_are_said_at_once_each_with_its_line()
    {
        var text = MeasurementFileText.Write(Set(Row("A", new Reading.Exact(new(88)), new Reading.Exact(default)), Row("B", new Reading.Exact(new(77)), new Reading.Exact(default))), "1");
        var line = text.Split('\n').Single(l => l.Contains("\"B\"", StringComparison.Ordinal));
        var e = Assert.Throws<InvalidInputException>(() => Parse(text.Replace("\"bytes\":88", "\"bytes\":-88", StringComparison.Ordinal).Replace(line, $"{line},\n{line}", StringComparison.Ordinal).Replace("\"cores\":2", "\"cores\":-1", StringComparison.Ordinal)));
        Assert.Equal(
            ["b.json:6:1: Project \"bench/B.csproj\" has an impossible \"environment\".", "b.json:9:1: Case \"A\" has an impossible figure for allocated.", "b.json:11:1: Case \"B\" stands in it twice."],
            e.Errors.Select(error => $"{error.Where}: {error.What}"));
        Assert.Contains("b.json:9:90: A figure in it is impossible", Assert.Throws<InvalidInputException>(() => Parse(text.Replace("\"bytes\":88,\"operations\":1", "\"bytes\":88,\"operations\":0", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_written_whole_and_read_back()
    {
        var folder = Directory.CreateTempSubdirectory("allocgate-file-");
        try
        {
            var path = Path.Combine(folder.FullName, "deep", "b.json");
            var store = new MeasurementFileStore("0.1.0");
            await store.WriteAsync(path, Set(Row("A", new Reading.Exact(new(7)), new Reading.Exact(default))), default);
            Assert.Single((await store.ReadAsync(path, default)).Rows);
            Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_footprint_survives_and_a_file_without_one_says_so()
    {
        var built = Set(Row("A", new Reading.Exact(new(7)), new Reading.Exact(default), new Reading.Exact(new(1024))));
        var text = MeasurementFileText.Write(built, "0.1.0");

        Assert.Equal(built.Rows.Single().Footprint, Parse(text).Rows.Single().Footprint);
        var older = text.Replace(",\"footprint\":{\"kind\":\"exact\",\"value\":{\"bytes\":1024,\"operations\":1}}", "", StringComparison.Ordinal);
        Assert.NotEqual(text, older);
        Assert.IsType<Reading.NotApplicable>(Parse(older).Rows.Single().Footprint);
    }

    private static MeasurementSet Parse(string text) => MeasurementFileReading.Parse(System.Text.Encoding.UTF8.GetBytes(text), "b.json");

    private static (RowKey Key, Reading Allocated, Reading Retained) Figures(BenchmarkRow row) => (row.Key, row.Allocated, row.Retained);

    private static string UnpairedSurrogatesReplaced(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static MeasurementSet Set(params BenchmarkRow[] rows) =>
        new([new("bench/B.csproj", "net10.0", Machine, rows, [], null, [])]);

    private static BenchmarkRow Row(string benchmark, Reading allocated, Reading retained, Reading? footprint = null) =>
        new(new("bench/B.csproj", "net10.0", benchmark), benchmark, null, allocated, retained, footprint ?? new Reading.NotApplicable("the file of figures holds none"), [], []);
}
