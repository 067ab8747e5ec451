using AllocGate.Core.Measuring;
using AllocGate.Core.Verifying;

namespace AllocGate.Core.Tests.Verifying;

public class VerificationTests
{
    private static readonly RowKey Key = new("p", "net10.0", "N.B.Put()");

    [Theory]
    [InlineData(88, 1, 88, 1_000_000, Agreement.Same, "")]
    [InlineData(195, 2, 98, 1_000_000, Agreement.Explained, "rounding:")]
    [InlineData(195, 2, 97, 1_000_000, Agreement.Explained, "rounding:")]
    [InlineData(942_008, 1, 942_082, 128, Agreement.Explained, "once-only: 9,472 B more over 128 operations")]
    [InlineData(1_888, 1, 1_891, 8_192, Agreement.Explained, "once-only: 24,576 B more over 8,192 operations")]
    [InlineData(1_888, 1, 1_891, 16_384, Agreement.Unexplained, "no known cause accounts for +3 B/op")]
    [InlineData(120, 1, 1_184, 1, Agreement.Explained, "once-only: 1,064 B more over 1 operations")]
    [InlineData(64, 1, 0, 16, Agreement.Explained, "noise floor:")]
    [InlineData(64, 1, 0, 1_000_000, Agreement.Unexplained, "no known cause accounts for -64 B/op")]
    [InlineData(88, 1, 112, 1_000_000, Agreement.Unexplained, "no known cause accounts for +24 B/op")]
    [InlineData(88, 1, 112, 0, Agreement.Unexplained, "no known cause accounts for +24 B/op")]
    public void Each_difference_from_an_exact_figure_has_its_name_or_none(long bytes, long per, long shown, long operations, Agreement agreement, string says) =>
        Expect(new Reading.Exact(new(bytes, per)), Counted(shown), operations, agreement, says);

    [Theory]
    [InlineData("random hashing", 90, Agreement.Explained, "range:")]
    [InlineData("work on other threads", 200, Agreement.Explained, "threads:")]
    [InlineData("its final code was not reached in time", 60, Agreement.Explained, "tier:")]
    [InlineData("random hashing", 200, Agreement.Unexplained, "no known cause")]
    public void A_range_explains_what_lies_within_and_its_cause_what_it_can(string cause, long shown, Agreement agreement, string says) =>
        Expect(new Reading.Ranged(new(88), new(90), new(112), cause), Counted(shown), 1_000_000, agreement, says);

    [Fact]
    public void What_one_engine_has_no_figure_for_is_never_called_the_same()
    {
        Expect(new Reading.Failed("threw"), Counted(0), 1, Agreement.NotCompared, "failed under the probe: threw");
        Expect(new Reading.Exact(default), new Reading.NotMeasured("null"), 1, Agreement.NotCompared, "not measured by BenchmarkDotNet: null");
        var only = Assert.Single(Verification.Of(Set(Row(new Reading.Exact(default), 0)), MeasurementSet.Empty));
        Assert.Equal(Agreement.NotCompared, only.Agreement);
    }

    private static void Expect(Reading probe, Reading engine, long operations, Agreement agreement, string says)
    {
        var verified = Assert.Single(Verification.Of(Set(Row(probe, 0)), Set(Row(engine, operations))));
        Assert.Equal(agreement, verified.Agreement);
        Assert.StartsWith(says, verified.Explanation, StringComparison.Ordinal);
    }

    private static Reading.Ranged Counted(long bytes) => new(new(bytes), new(bytes), new(bytes), "counted once");

    private static BenchmarkRow Row(Reading allocated, long operations) =>
        new(Key, "B.Put", null, allocated, new Reading.NotMeasured("-"), new Reading.NotMeasured("-"), [], []) { Operations = operations };

    private static MeasurementSet Set(params BenchmarkRow[] rows) => new([new("p", "net10.0", null, rows, [], null, [])]);
}
