using AllocGate.Baselines;
using AllocGate.Core.Measuring;
using AllocGate.Tests.Measuring;
using CsCheck;

namespace AllocGate.Tests.Baselines;

public sealed class CaseTimesFileTests : IDisposable
{
    private const string Repository = "/home/me/service";

    private readonly RecordedProgress _progress = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate-times-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_measured_now_stands_beside_what_is_known_of_others()
    {
        var times = new CaseTimesFile(_folder.FullName);
        await times.KeepAsync(Repository, [Row("A", 1), Row("B", 2)], default);
        await times.KeepAsync(Repository, [Row("B", 3), Row("Cached", 0)], default);

        var known = await times.ReadAsync(Repository, _progress, default);

        Assert.Equal([("A", 1.0), ("B", 3.0)], known.Select(k => (k.Key.Benchmark, k.Value.TotalSeconds)).Order());
        Assert.Empty(await times.ReadAsync("/home/me/other", _progress, default));
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

        Assert.Empty(await times.ReadAsync(Repository, _progress, default));
        Assert.Equal(!text.Contains("\"schema\":\"allocgate-times/1\"", StringComparison.Ordinal), _progress.Seen.Any(said => said.StartsWith("What earlier runs took is not known: ", StringComparison.Ordinal)));
        await times.KeepAsync(Repository, [Row("A", 1)], default);
        Assert.Single(await times.ReadAsync(Repository, _progress, default));
    }

    [Fact]
    public async Task A_file_of_any_bytes_means_some_times_or_none()
    {
        var times = new CaseTimesFile(_folder.FullName);
        await times.KeepAsync(Repository, [Row("A", 1), Row("B", 2)], default);
        var file = Assert.Single(_folder.GetFiles()).FullName;
        Gen.OneOf(Hostile.Texts, Hostile.Damaged(await File.ReadAllBytesAsync(file))).Sample(text =>
        {
            File.WriteAllBytes(file, text);
            return times.ReadAsync(Repository, _progress, default).GetAwaiter().GetResult().Values.All(took => took > TimeSpan.Zero && took <= TimeSpan.FromDays(1));
        }, iter: 500, threads: 1);
    }

    [Fact]
    public async Task A_file_that_claims_four_gigabytes_is_not_read_and_is_said()
    {
        var times = new CaseTimesFile(_folder.FullName);
        await times.KeepAsync(Repository, [Row("A", 1)], default);
        using (var file = File.OpenWrite(Assert.Single(_folder.GetFiles()).FullName))
            file.SetLength(4L << 30);

        Assert.Empty(await times.ReadAsync(Repository, _progress, default));
        Assert.Contains("It is larger than", Assert.Single(_progress.Seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_folder_nothing_is_kept()
    {
        var times = new CaseTimesFile(null);
        await times.KeepAsync(Repository, [Row("A", 1)], default);

        Assert.Empty(await times.ReadAsync(Repository, _progress, default));
    }

    private static BenchmarkRow Row(string benchmark, int seconds)
    {
        var reading = new Reading.NotApplicable("");
        return new(new("bench/B.csproj", "net10.0", benchmark), benchmark, null, reading, reading, reading, [], []) { Took = TimeSpan.FromSeconds(seconds) };
    }
}
