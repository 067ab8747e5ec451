using AllocGate.Configuration;
using AllocGate.Core.Comparing;
using AllocGate.Core.Measuring;
using AllocGate.Gating;
using CsCheck;

namespace AllocGate.Tests.Configuration;

/// <summary>What the command line says in the place of allocgate.json.</summary>
public class GivenConfigurationTests
{
    private static readonly RowKey Put = new("bench/A.csproj", "net10.0", "N.Map.Put()");
    private static readonly RowKey Get = new("bench/B.csproj", "net10.0", "N.Map.Get()");

    [Theory]
    [InlineData("allocatedBytes=96 B", 96, 96)]
    [InlineData("allocatedBytes=1.5KB", 1536, 1536)]
    [InlineData("*.Put*:allocatedBytes=96B", 96, 48)]
    [InlineData("N.Map.Put():allocatedBytes=96B", 96, 48)]
    [InlineData("bench/B.csproj:allocatedBytes=96B", 2048, 96)]
    public void A_given_limit_wins_over_those_of_the_file(string given, long put, long get)
    {
        var limits = ThresholdArgument.Read(given).Limit!;
        var thresholds = ConfigurationTexts.Read(
            """{ "thresholds": { "allocatedBytes": "48 B" }, "projects": { "bench/A.csproj": { "thresholds": { "allocatedBytes": "1 KB" } } }, "cases": { "*.Put*": { "allocatedBytes": "2 KB" } } }""",
            given: new() { Thresholds = [limits] }).Configuration.Thresholds;

        Assert.Equal((put, get), (thresholds.For(Put).AllocatedBytes, thresholds.For(Get).AllocatedBytes));
        Assert.Equal(1, thresholds.For(Put).AllocatedPercent);
    }

    [Fact]
    public void Every_threshold_of_the_file_can_be_given()
    {
        var names = ConfigurationMembers.Of(typeof(ThresholdsContent))!;
        foreach (var (name, type) in names)
        {
            var limit = ThresholdArgument.Read($"{name}={(type == typeof(string) ? "7 B" : "7%")}").Limit!;
            var other = ThresholdArgument.Read(names.Keys.First(n => n != name) + (names[names.Keys.First(n => n != name)] == typeof(string) ? "=8B" : "=8")).Limit!;
            var limits = Thresholds.Default.With(limit).With(other);
            Assert.Equal(7, Convert.ToInt64(typeof(Thresholds).GetProperty(char.ToUpperInvariant(name[0]) + name[1..])!.GetValue(limits), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("allocatedBytes", "is not of the form [PROJECT|GLOB:]NAME=VALUE, such as allocatedBytes=48B.")]
    [InlineData("alocatedBytes=1B", "names no threshold. Did you mean \"allocatedBytes\"?")]
    [InlineData("speed=1B", "names no threshold. There are ")]
    [InlineData("allocatedBytes=24", "\"24\" is not an amount of bytes.")]
    [InlineData("allocatedPercent=-1", "is not a percentage from 0 to 1000.")]
    [InlineData("allocatedPercent=NaN", "is not a percentage from 0 to 1000.")]
    [InlineData("allocatedPercent=1e999", "is not a percentage from 0 to 1000.")]
    public void What_is_no_limit_is_refused_with_what_is_wrong(string given, string says)
    {
        var (limit, error) = ThresholdArgument.Read(given);
        Assert.Null(limit);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_a_limit_or_refused_and_any_limit_is_read_back()
    {
        Hostile.Strings.Sample(text => ThresholdArgument.Read(text) is var (limit, error) && limit is null == error.Length > 0);
        Hostile.DamagedText("*.Put [a=\"b:c\"]:allocatedBytes=48 B").Sample(text => ThresholdArgument.Read(text) is var (limit, error) && limit is null == error.Length > 0);
        Gen.Select(Gen.Long[0, long.MaxValue], Hostile.Strings.Where(glob => glob.Length > 0)).Sample((bytes, glob) =>
        {
            var limit = ThresholdArgument.Read($"{glob}:creepBytes={bytes} B").Limit;
            return limit?.CreepBytes == bytes && (limit.Glob == glob || limit.Project is not null);
        });
    }

    [Fact]
    public void Benchmarks_that_must_have_run_and_renames_are_added_to_those_of_the_file_and_days_win()
    {
        var read = ConfigurationTexts.Read(
            """{ "expect": ["A"], "renames": { "A": "B" }, "waiverDays": 10 }""",
            """{ "waivers": [ { "target": "W", "metric": "lifetimes", "reason": "r", "expires": "2027-11-20" } ] }""",
            new() { Expect = ["A", "C"], Renames = new Dictionary<string, string> { ["A"] = "D", ["E"] = "F" }, WaiverDays = 365 }).Configuration;

        Assert.Equal(["A", "C"], read.Expect);
        Assert.Equal([("A", "D"), ("E", "F")], read.Renames.Select(r => (r.Key, r.Value)));
        Assert.Equal(365, read.WaiverDays);
        Assert.Contains("too far ahead", Assert.Throws<InvalidInputException>(() => ConfigurationTexts.Read("{}", """{ "waivers": [ { "target": "W", "metric": "lifetimes", "reason": "r", "expires": "2027-11-20" } ] }""")).Message, StringComparison.Ordinal);
    }
}
