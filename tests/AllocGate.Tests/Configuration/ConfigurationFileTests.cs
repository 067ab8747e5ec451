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

    [Fact]
    public void Unknown_names_and_impossible_values_are_said_together_each_with_its_place()
    {
        var e = Assert.Throws<InvalidInputException>(() => Parse("""
            {
              // a comment
              "treshold": {},
              "thresholds": { "alocatedBytes": "24 B", "retainedBytes": "1" },
              "waivers": [ { "target": "A", "metric": "allocated", "reason": "r", "expires": "2027-01-31", "celing": "1 KB" } ]
            }
            """));
        Assert.Equal(
            [
                "allocgate.json:3:3: \"treshold\" is not known here. Did you mean \"thresholds\"?",
                "allocgate.json:4:19: \"alocatedBytes\" is not known here. Did you mean \"allocatedBytes\"?",
                "allocgate.json:5:96: \"celing\" is not known here. Did you mean \"ceiling\"?",
                "allocgate.json:4:61: thresholds.retainedBytes: \"1\" is not an amount of bytes. Write it as \"48 B\", \"1.5 KB\" or \"2 MB\".",
                "allocgate.json:5:16: waivers[0].ceiling: A waiver of a metric needs a ceiling. Write the most that is accepted, such as \"120 B\".",
            ],
            e.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void Values_of_another_kind_are_said_together_with_all_other_mistakes()
    {
        var e = Assert.Throws<InvalidInputException>(() => Parse("""
            {
              "thresholds": { "allocatedPercent": "a lot", "allocatedBytes": 24, "footprintPercent": 1e999, "creepBytes": null, "retainedBytes": "1" },
              "projects": { "a.csproj": { "ignore": "yes", "frameworks": "net10.0", "timeout": ["2m"], "properties": { "P": 1 } }, "b.csproj": 7 },
              "waiverDays": 1.5,
              "expect": [ "A", 2 ],
              "renames": [],
              "cases": { "A": { "allocatedBytes": true } },
              "waivers": [ 5, { "target": "A", "metric": "allocated", "ceiling": 120, "reason": "r", "expires": 20270131, "ownr": "a" } ]
            }
            """));
        Snapshot.Match(string.Join('\n', e.Errors));
    }

    [Theory]
    [InlineData("null", "allocgate.json:1:1: It is null, and an object belongs here. docs/configuration.md lists what the file may hold.")]
    [InlineData("[]", "allocgate.json:1:1: It is a list, and an object belongs here. docs/configuration.md lists what the file may hold.")]
    [InlineData("", "allocgate.json:1:1: It is empty. docs/configuration.md lists what the file may hold.")]
    [InlineData("{ \"waivers\": ", "allocgate.json:1:14: It ends before every text, object and list is closed. docs/configuration.md lists what the file may hold.")]
    [InlineData("{} {}", "allocgate.json:1:4: '{' is invalid after a single JSON value. Expected end of data. docs/configuration.md lists what the file may hold.")]
    [InlineData("{ \"expect\": [\"\\ud800\"] }", "allocgate.json:1:14: expect[0]: It is no UTF-8 text.")]
    [InlineData("{\n \"renames\": { \"\\ud800\": \"A\" } }", "allocgate.json:2:15: This name is no UTF-8 text. docs/configuration.md lists what the file may hold.")]
    [InlineData("{ \"projects\": { \"../../a.csproj\": {} } }", "allocgate.json:1:35: projects[\"../../a.csproj\"]: It lies outside the repository. Write the project file's path from the root of the repository.")]
    [InlineData("{ \"projects\": { \"a/a.csproj\": {}, \"a\\\\a.csproj\": {} } }", "allocgate.json:1:50: projects[\"a\\a.csproj\"]: Two sections are for the project \"a/a.csproj\". Keep one.")]
    [InlineData("{ \"waivers\": [ { \"target\": \"../../etc/passwd\", \"rule\": \"AG1401\", \"reason\": \"r\", \"expires\": \"2027-01-31\" } ] }", "allocgate.json:1:28: waivers[0].target: It lies outside the repository. Write the file's path from the root of the repository.")]
    public void What_cannot_be_used_is_said_in_words_with_line_and_column(string text, string said) =>
        Assert.Equal([said], Assert.Throws<InvalidInputException>(() => Parse(text)).Errors.Select(error => error.ToString()));

    [Fact]
    public void Bytes_that_are_no_text_are_said_with_their_place()
    {
        var text = "{\n  \"expect\": [\"A\u00FF\"],\n  \"renames\": {} }"u8.ToArray();
        var at = text.AsSpan().IndexOf((byte)0xC3);
        text[at] = text[at + 1] = 0xFF;
        Assert.Equal(
            ["allocgate.json:2:14: expect[0]: It is no UTF-8 text."],
            Assert.Throws<InvalidInputException>(() => ConfigurationTexts.Read(text)).Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void A_hostile_value_is_shown_cut()
    {
        var said = Assert.Throws<InvalidInputException>(() => Parse($"{{ \"thresholds\": {{ \"allocatedBytes\": \"{new string('x', 500_000)}\" }} }}")).Message;
        Assert.InRange(said.Length, 100, 300);
    }

    [Fact]
    public void A_cases_limits_win_over_its_projects_and_those_over_the_general_ones()
    {
        var thresholds = Parse("""
            {
              "thresholds": { "allocatedBytes": "48 B", "retainedBytes": "2 B" },
              "projects": { "a.csproj": { "thresholds": { "allocatedBytes": "1 KB", "allocatedPercent": 5 } } },
              "cases": { "*.Put()": { "allocatedBytes": "2 KB" } }
            }
            """).Thresholds;
        Assert.Equal((48, 1), thresholds.For(new("b.csproj", "net10.0", "T.Get()")).Floor(Core.Measuring.Metric.Allocated));
        Assert.Equal((1024, 5), thresholds.For(new("a.csproj", "net10.0", "T.Get()")).Floor(Core.Measuring.Metric.Allocated));
        Assert.Equal((2048, 5), thresholds.For(new("a.csproj", "net10.0", "T.Put()")).Floor(Core.Measuring.Metric.Allocated));
        Assert.Equal(2, thresholds.For(new("a.csproj", "net10.0", "T.Put()")).RetainedBytes);
    }

    [Fact]
    public void A_file_full_of_mistakes_is_refused_with_the_first_of_them()
    {
        var name = new string('x', 10_000);
        var text = $"{{ \"projects\": {{ \"{name}\": {{ {string.Join(", ", Enumerable.Range(0, 50_000).Select(i => $"\"u{i}\": 1"))} }} }} }}";
        Assert.InRange(Assert.Throws<InvalidInputException>(() => Parse(text)).Errors.Count, 1, 101);
    }

    [Fact]
    public void The_published_schema_has_every_member_and_no_other()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RepositoryRoot(), "docs", "allocgate.schema.json")));
        var properties = schema.RootElement.GetProperty("properties");
        AssertSame(typeof(ConfigurationContent), properties);
        AssertSame(typeof(ThresholdsContent), schema.RootElement.GetProperty("$defs").GetProperty("thresholds").GetProperty("properties"));
        AssertSame(typeof(ProjectSectionContent), properties.GetProperty("projects").GetProperty("additionalProperties").GetProperty("properties"));
        AssertSame(typeof(WaiverContent), properties.GetProperty("waivers").GetProperty("items").GetProperty("properties"));

        static void AssertSame(Type type, System.Text.Json.JsonElement properties) =>
            Assert.Equal(ConfigurationMembers.Of(type)!.Keys.Order(StringComparer.Ordinal), properties.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nearly_everything_that_may_be_said_is_read()
    {
        var read = Parse(ConfigurationTexts.Full);
        Assert.Equal((48, 2.5m, 2, 4096), (read.Thresholds.AllocatedBytes, read.Thresholds.AllocatedPercent, read.Thresholds.RetainedBytes, read.Thresholds.CreepBytes));
        Assert.Equal(2, read.Thresholds.Overrides.Count);
        Assert.Equal((true, "Debug"), (read.Sections["bench/A.csproj"].SelectAll, read.Sections["bench/A.csproj"].Configuration));
        Assert.Equal(["*.Put*"], read.Expect);
        Assert.Equal("New()", read.Renames["Old()"]);
        Assert.Equal((200, "@ada", "https://example.com/1"), (read.WaiverDays, read.Waivers[0].Owner, read.Waivers[0].Issue));
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws_otherwise() =>
        Gen.OneOf(Hostile.Texts, Hostile.Damaged(ConfigurationTexts.Full)).Sample(text => Hostile.ReadOrRefused(() => ConfigurationTexts.Read(text)), iter: 2_000);

    [Fact]
    public void A_file_of_waivers_too() =>
        Gen.OneOf(Hostile.Texts, Hostile.Damaged(WaiversFileTests.List)).Sample(text => Hostile.ReadOrRefused(() => ConfigurationTexts.Read("{}"u8.ToArray(), text)), iter: 2_000);

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

    [Fact]
    public void Any_length_of_time_is_read_back_and_any_text_read_or_refused()
    {
        Gen.Int[1, 86_400].Sample(seconds => Duration.TryParse($"{seconds}s", out var read) && read.TotalSeconds == seconds);
        Hostile.Strings.Sample(text => Duration.TryParse(text, out var read) == (read > TimeSpan.Zero));
    }

    private static RepositoryConfiguration Parse(string text) =>
        ConfigurationTexts.Read(text).Configuration;

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AllocGate.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
