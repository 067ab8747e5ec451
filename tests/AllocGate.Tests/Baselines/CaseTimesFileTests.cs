using AllocGate.Baselines;
using AllocGate.Core.Measuring;

namespace AllocGate.Tests.Baselines;

public sealed class CaseTimesFileTests : IDisposable
{
    private const string Repository = "/home/me/service";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate-times-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_measured_now_stands_beside_what_is_known_of_others()
    {
        var times = new CaseTimesFile(_folder.FullName);
        await times.KeepAsync(Repository, [Row("A", 1), Row("B", 2)], default);
        await times.KeepAsync(Repository, [Row("B", 3), Row("Cached", 0)], default);

        var known = await times.ReadAsync(Repository, default);

        Assert.Equal([("A", 1.0), ("B", 3.0)], known.Select(k => (k.Key.Benchmark, k.Value.TotalSeconds)).Order());
        Assert.Empty(await times.ReadAsync("/home/me/other", default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ cut")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schema":"allocgate-times/9","cases":[]}""")]
    [InlineData("""{"schema":"allocgate-times/1","cases":[null]}""")]
    [InlineData("""{"schema":"allocgate-times/1","cases":[{"key":{"project":"p","framework":"f","benchmark":"b"},"seconds":-1}]}""")]
    [InlineData("""{"schema":"allocgate-times/1","cases":[{"key":{"project":"p","framework":"f","benchmark":"b"},"seconds":1e300}]}""")]
    public async Task A_file_that_cannot_be_read_means_that_nothing_is_known(string text)
    {
        var times = new CaseTimesFile(_folder.FullName);
        await times.KeepAsync(Repository, [Row("A", 1)], default);
        await File.WriteAllTextAsync(Assert.Single(_folder.GetFiles()).FullName, text);

        Assert.Empty(await times.ReadAsync(Repository, default));
    }

    [Fact]
    public async Task Without_a_folder_nothing_is_kept()
    {
        var times = new CaseTimesFile(null);
        await times.KeepAsync(Repository, [Row("A", 1)], default);

        Assert.Empty(await times.ReadAsync(Repository, default));
    }

    private static BenchmarkRow Row(string benchmark, int seconds)
    {
        var reading = new Reading.NotApplicable("");
        return new(new("bench/B.csproj", "net10.0", benchmark), benchmark, null, reading, reading, reading, [], []) { Took = TimeSpan.FromSeconds(seconds) };
    }
}
