using System.CommandLine;
using AllocGate.Commands;

namespace AllocGate.Tests.Commands;

public class EnvironmentOptionsTests
{
    [Theory]
    [InlineData("", "warning", false, "")]
    [InlineData("ALLOCGATE_FAIL_ON=info", "info", false, "")]
    [InlineData("ALLOCGATE_NO_RULES=1", "warning", true, "")]
    [InlineData("ALLOCGATE_NO_RULES=false", "warning", false, "")]
    [InlineData("ALLOCGATE_REPORT=json; html", "warning", false, "json,html")]
    public void A_variable_stands_for_its_option(string variable, string failOn, bool noRules, string reports) =>
        Assert.Equal((failOn, noRules, reports), Read("run x", variable));

    [Fact]
    public void The_command_line_wins_over_the_environment() => Assert.Equal("error", Read("run --fail-on error", "ALLOCGATE_FAIL_ON=info").FailOn);

    [Fact]
    public void What_stands_behind_two_dashes_is_no_option() => Assert.Equal("info", Read("run -- --fail-on", "ALLOCGATE_FAIL_ON=info").FailOn);

    private static (string FailOn, bool NoRules, string Reports) Read(string line, string variable)
    {
        var failOn = new Option<string>("--fail-on") { DefaultValueFactory = _ => "warning" };
        var noRules = new Option<bool>("--no-rules");
        var report = new Option<string[]>("--report");
        var run = new Command("run") { failOn, noRules, report, new Argument<string[]>("PATH") };
        var root = new RootCommand { run };
        var variables = variable.Length == 0 ? [] : new Dictionary<string, string> { [variable.Split('=')[0]] = variable.Split('=')[1] };
        var given = line.Split(' ');
        var parsed = root.Parse(EnvironmentOptions.Apply(given, EnvironmentOptions.Of(root.Parse(given), variables).Values));
        Assert.Empty(parsed.Errors);
        return (parsed.GetValue(failOn)!, parsed.GetValue(noRules), string.Join(',', parsed.GetValue(report) ?? []));
    }
}
