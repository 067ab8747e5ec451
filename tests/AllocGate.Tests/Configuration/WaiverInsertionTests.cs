using AllocGate.Configuration;
using AllocGate.Core.Waiving;
using AllocGate.Gating;
using CsCheck;

namespace AllocGate.Tests.Configuration;

public class WaiverInsertionTests
{
    private static readonly WaiverContent Added = new("B", "allocated", null, "1 KB", "new, for \"now\"", "2027-01-31");

    // Without a comma behind the last one.
    private static readonly string Open = ConfigurationTexts.Full.Replace("}, // small", "} // small", StringComparison.Ordinal);

    [Theory]
    [InlineData("", 1)]
    [InlineData("{}", 1)]
    [InlineData("\uFEFF{ }", 1)]
    [InlineData("{ \"waivers\": [] }", 1)]
    [InlineData("{ \"waivers\": [ /* a, b */ ], \"projects\": {} }", 1)]
    [InlineData("{\n  // why, and for whom\n  \"thresholds\": { \"allocatedPercent\": 2 } // two,\n}\n", 1)]
    [InlineData("{\n  \"thresholds\": { \"allocatedPercent\": 2 }, // two\n}\n", 1)]
    [InlineData("{\n  \"waivers\": [\n    { \"target\": \"A\", \"rule\": \"AG1401\", \"reason\": \"r\", \"expires\": \"2027-01-31\" } // small, old\n  ]\n}\n", 2)]
    [InlineData("{\n  \"waivers\": [\n    { \"target\": \"A\", \"rule\": \"AG1401\", \"reason\": \"r\", \"expires\": \"2027-01-31\" }, // small\n  ],\n}\n", 2)]
    public void A_waiver_is_added_and_the_rest_stays_as_it_is(string before, int waivers)
    {
        var after = WaiverInsertion.Insert(before, Added);

        var read = ConfigurationTexts.Read(after).Configuration.Waivers;
        Assert.Equal(waivers, read.Count);
        Assert.Equal("new, for \"now\"", read[^1].Reason);
        Assert.Equal(1024, read[^1].CeilingBytes);
        foreach (var line in before.Split('\n').Where(line => line.Contains("//", StringComparison.Ordinal)))
            Assert.Contains(line[line.IndexOf("//", StringComparison.Ordinal)..], after, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_can_be_read_can_be_added_to_and_holds_what_it_held() =>
        Gen.OneOf(Gen.Const(Open), Hostile.DamagedText(Open), Hostile.DamagedText(ConfigurationTexts.Full), Hostile.DamagedText("{ \"waivers\": [ /* a, b */ ], // c\n }")).Sample(before =>
        {
            if (Waivers(before) is not { } held)
                return;
            var read = Waivers(WaiverInsertion.Insert(before, Added));
            Assert.Equal(held, read?.SkipLast(1));
            Assert.Equal("B", read![^1].Target);
        }, iter: 2_000);

    [Fact]
    public void A_comment_stays_beside_the_entry_that_it_explains()
    {
        var after = WaiverInsertion.Insert("{\n  \"waivers\": [\n    { \"target\": \"A\" } // small\n  ]\n}\n", Added);
        Assert.Contains("{ \"target\": \"A\" }, // small\n    {\n", after, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Waiver>? Waivers(string text)
    {
        try
        {
            return ConfigurationTexts.Read(text).Configuration.Waivers;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
