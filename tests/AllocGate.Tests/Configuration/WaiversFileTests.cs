using AllocGate.Configuration;
using AllocGate.Gating;

namespace AllocGate.Tests.Configuration;

/// <summary>allocgate.waivers.json: the allowlist in a file of its own.</summary>
public sealed class WaiversFileTests : IDisposable
{
    public const string List = """
        {
          "waivers": [
            { "target": "A", "metric": "allocated", "ceiling": "1 KB", "reason": "r", "expires": "2027-01-31", "owner": "@ada", "issue": "https://example.com/1" }, // small
          ]
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate-waivers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Its_waivers_hold_beside_those_of_the_configuration()
    {
        var read = ConfigurationTexts.Read("""{ "waivers": [ { "target": "B", "metric": "lifetimes", "reason": "r", "expires": "2027-01-31" } ] }""", List).Configuration;

        Assert.Equal(["B", "A"], read.Waivers.Select(w => w.Target));
        Assert.Equal((1024, "@ada", "https://example.com/1"), (read.Waivers[1].CeilingBytes, read.Waivers[1].Owner, read.Waivers[1].Issue));
    }

    [Fact]
    public void Mistakes_in_both_files_are_said_at_once_each_with_its_file_and_place()
    {
        var e = Assert.Throws<InvalidInputException>(() => ConfigurationTexts.Read(
            """{ "expct": [], "waivers": [ { "target": "A", "metric": "speed", "ceiling": "1 B", "reason": "r", "expires": "2027-01-31" } ] }""",
            """
            {
              "thresholds": {},
              "waivers": [
                { "target": "A", "metric": "allocated", "ceiling": 5, "reason": "r", "expires": "soon" }
              ]
            }
            """));

        Assert.Equal(
            [
                "allocgate.json:1:3: \"expct\" is not known here. Did you mean \"expect\"?",
                "allocgate.waivers.json:2:3: \"thresholds\" is not known here. There are $schema, waivers.",
                "allocgate.waivers.json:4:56: waivers[0].ceiling: It is a number, and text belongs here.",
                "allocgate.json:1:56: waivers[0].metric: \"speed\" is not a metric. Write \"allocated\", \"retained\", \"footprint\" or \"lifetimes\".",
                "allocgate.waivers.json:4:85: waivers[0].expires: \"soon\" is not a date. Write the last day on which it holds, such as \"2027-01-31\".",
            ],
            e.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void A_waiver_that_stands_in_both_files_is_refused_where_it_stands_again() =>
        Assert.Equal(
            "allocgate.waivers.json:3:5: waivers[0]: Two waivers for \"allocated\" of \"A\". Keep one.",
            Assert.Throws<InvalidInputException>(() => ConfigurationTexts.Read(List, List)).Message);

    [Fact]
    public async Task It_stands_beside_the_configuration_file_whether_that_is_there_or_not()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "allocgate.waivers.json"), List);
        Assert.Single((await ReadAsync(null)).Configuration.Waivers);

        Directory.CreateDirectory(Path.Combine(_folder.FullName, "ci"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "ci", "gate.json"), "{}");
        Assert.Empty((await ReadAsync("ci/gate.json")).Configuration.Waivers);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "ci", "allocgate.waivers.json"), "{ \"waivers\": 1 }");
        var e = await Assert.ThrowsAsync<InvalidInputException>(() => ReadAsync("ci/gate.json"));
        Assert.StartsWith("ci/allocgate.waivers.json:1:14: waivers: It is a number", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allocgate.json")]
    [InlineData("allocgate.waivers.json")]
    public async Task What_is_there_and_is_no_file_is_never_taken_for_none(string name)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, name));
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<InvalidInputException>(() => ReadAsync(null))).Message, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(_folder.FullName, name));
        if (OperatingSystem.IsWindows())
            return;
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, name), "gone.json");
        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<InvalidInputException>(() => ReadAsync(null))).Message, StringComparison.Ordinal);
    }

    private Task<ReadConfiguration> ReadAsync(string? named) => ConfigurationFile.ReadForAsync(
        _folder.FullName, named, path => Path.GetFullPath(path, _folder.FullName), GivenConfiguration.None, ConfigurationTexts.Today, default);
}
