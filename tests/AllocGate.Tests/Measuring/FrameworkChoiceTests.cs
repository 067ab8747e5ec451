using AllocGate.Measuring;

namespace AllocGate.Tests.Measuring;

public sealed class FrameworkChoiceTests
{
    private static readonly Version[] Installed = [new(8, 0, 21), new(10, 0, 12)];

    [Theory]
    [InlineData("net10.0", "net10.0")]
    [InlineData("net8.0;net10.0;netstandard2.0", "net10.0")]
    [InlineData("net9.0;net8.0;net472", "net8.0")]
    [InlineData("netcoreapp3.1;net8.0", "net8.0")]
    [InlineData("net11.0;net8.0", "net8.0")]
    [InlineData("net10.0-android;net8.0", "net8.0")]
    public void The_highest_framework_that_can_run_here_is_chosen(string targets, string expected)
    {
        var chosen = Assert.Single(FrameworkChoice.Choose(targets.Split(';'), [], Installed, rollsForward: false));

        Assert.Equal(new ChosenFramework(expected), chosen);
    }

    [Theory]
    [InlineData("net9.0")]
    [InlineData("net472")]
    [InlineData("netstandard2.0")]
    [InlineData("net10.0-ios")]
    [InlineData("net10.1")]
    public void A_framework_is_never_replaced_by_another_one(string target)
    {
        var chosen = Assert.Single(FrameworkChoice.Choose([target], [], Installed, rollsForward: false));

        Assert.Equal("", chosen.Moniker);
        Assert.Contains(target, chosen.Problem);
        Assert.Contains("8.0.21, 10.0.12", chosen.Problem);
    }

    [Theory]
    [InlineData("net6.0")]
    [InlineData("net48;netstandard2.0")]
    [InlineData("netcoreapp3.1")]
    public void What_is_older_than_is_supported_is_told_what_is_supported_even_where_its_runtime_is_here(string targets)
    {
        var chosen = Assert.Single(FrameworkChoice.Choose(targets.Split(';'), [], [new(3, 1, 32), new(6, 0, 36), .. Installed], rollsForward: false));

        Assert.Contains($"It targets {targets.Replace(";", ", ", StringComparison.Ordinal)}", chosen.Problem);
        Assert.Contains("AllocGate measures net8.0 to net10.0", chosen.Problem);
    }

    [Fact]
    public void An_old_framework_that_rolls_forward_is_measured_where_the_host_takes_a_supported_runtime()
    {
        Assert.Null(Assert.Single(FrameworkChoice.Choose(["net6.0"], [], Installed, rollsForward: true)).Problem);
        Assert.NotNull(Assert.Single(FrameworkChoice.Choose(["net6.0"], [], [new(6, 0, 36), .. Installed], rollsForward: true)).Problem);
    }

    [Fact]
    public void A_project_that_rolls_forward_itself_may_run_on_a_later_runtime() =>
        Assert.Equal(
            [new ChosenFramework("net9.0")],
            FrameworkChoice.Choose(["net9.0"], [], Installed, rollsForward: true));

    [Fact]
    public void Each_requested_framework_gets_an_answer_of_its_own()
    {
        var chosen = FrameworkChoice.Choose(["net10.0", "net9.0", "net8.0"], ["NET8.0", "net9.0", "net7.0"], Installed, rollsForward: false);

        Assert.Equal(["net8.0", "net9.0", "net7.0"], chosen.Select(c => c.Moniker));
        Assert.Null(chosen[0].Problem);
        Assert.Contains("none of that can run here", chosen[1].Problem);
        Assert.Contains("does not target net7.0", chosen[2].Problem);
    }

    [Fact]
    public void A_project_without_a_target_framework_is_told_what_can_be_measured() =>
        Assert.Contains("SDK-style", Assert.Single(FrameworkChoice.Choose([], [], Installed, rollsForward: false)).Problem);

    [Fact]
    public void Installed_runtimes_are_read_from_what_the_host_lists() =>
        Assert.Equal(
            [new Version(8, 0, 21), new Version(11, 0, 0)],
            InstalledRuntimes.Parse(
                """
                Microsoft.AspNetCore.App 10.0.12 [/opt/a folder/shared/Microsoft.AspNetCore.App]
                Microsoft.NETCore.App 8.0.21 [/opt/a folder/shared/Microsoft.NETCore.App]
                Microsoft.NETCore.App 11.0.0-preview.3.1 [/opt/a folder/shared/Microsoft.NETCore.App]
                """));
}
