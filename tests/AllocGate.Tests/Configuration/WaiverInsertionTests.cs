using System.Text;
using AllocGate.Configuration;

namespace AllocGate.Tests.Configuration;

public class WaiverInsertionTests
{
    private static readonly WaiverContent Added = new("B", "allocated", null, "1 KB", "new, for \"now\"", "2027-01-31");

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

        var read = ConfigurationFile.Parse(Encoding.UTF8.GetBytes(after), "allocgate.json", new DateOnly(2026, 11, 23)).Waivers;
        Assert.Equal(waivers, read.Count);
        Assert.Equal("new, for \"now\"", read[^1].Reason);
        Assert.Equal(1024, read[^1].CeilingBytes);
        foreach (var line in before.Split('\n').Where(line => line.Contains("//", StringComparison.Ordinal)))
            Assert.Contains(line[line.IndexOf("//", StringComparison.Ordinal)..], after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_stays_beside_the_entry_that_it_explains()
    {
        var after = WaiverInsertion.Insert("{\n  \"waivers\": [\n    { \"target\": \"A\" } // small\n  ]\n}\n", Added);
        Assert.Contains("{ \"target\": \"A\" }, // small\n    {\n", after, StringComparison.Ordinal);
    }
}
