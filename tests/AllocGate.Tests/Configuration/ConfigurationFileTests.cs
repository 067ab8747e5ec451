using AllocGate.Configuration;
using AllocGate.Gating;
using CsCheck;
using Snapshooter.Xunit;

namespace AllocGate.Tests.Configuration;

public class ConfigurationFileTests
{
    [Fact]
    public void The_example_of_the_documentation_is_read()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "configuration.md"));
        var start = page.IndexOf("```jsonc\n", StringComparison.Ordinal) + 9;
        var configuration = Parse(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);

        Assert.Equal(24, configuration.Thresholds.AllocatedBytes);
        Assert.Equal(TimeSpan.FromMinutes(2), configuration.Sections["bench/Service.Benchmarks/Service.Benchmarks.csproj"].Timeout);
        Assert.True(configuration.Sections["bench/Playground/Playground.csproj"].Ignore);
        Assert.Equal([120 << 10, null], configuration.Waivers.Select(w => w.CeilingBytes));
        Assert.Equal(new DateOnly(2027, 1, 31), configuration.Waivers[1].Expires);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var e = Assert.Throws<InvalidInputException>(() => Parse("""
            {
              "thresholds": { "allocatedBytes": "24", "allocatedPercent": -1 },
              "projects": { "a.csproj": { "select": "some", "timeout": "soon" } },
              "waivers": [
                { "target": "A", "metric": "speed", "reason": "", "expires": "tomorrow" },
                { "target": "B", "metric": "allocated", "reason": "r", "expires": "2027-01-31" },
                { "target": "C", "rule": "1002", "metric": "retained", "ceiling": "1 B", "reason": "r", "expires": "2027-02-30" }
              ]
            }
            """));
        Snapshot.Match(string.Join('\n', e.Errors));
    }

    [Theory]
    [InlineData("{ \"thresholds\": { \"alocatedBytes\": \"24 B\" } }", "\"alocatedBytes\" is not known here.")]
    [InlineData("{ \"waivers\": [], \"waivers\": [] }", "Duplicate")]
    [InlineData("{ \"waivers\": ", "allocgate.json:1")]
    [InlineData("[]", "allocgate.json:1")]
    public void What_cannot_be_read_is_refused_with_its_place(string text, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidInputException>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws_otherwise() =>
        Gen.String.Sample(text =>
        {
            try
            {
                Parse(text);
            }
            catch (InvalidInputException)
            {
                return;
            }
        });

    [Theory]
    [InlineData("90", 90)]
    [InlineData("90s", 90)]
    [InlineData("2m", 120)]
    [InlineData("1h", 3600)]
    public void Lengths_of_time_are_read_as_people_write_them(string text, int seconds)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5m")]
    [InlineData("25h")]
    [InlineData("999999999")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_length_of_time_is_refused(string? text) => Assert.False(Duration.TryParse(text, out _));

    private static RepositoryConfiguration Parse(string text) =>
        ConfigurationFile.Parse(System.Text.Encoding.UTF8.GetBytes(text), "allocgate.json", new DateOnly(2026, 11, 23));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AllocGate.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
