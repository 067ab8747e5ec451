using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Tests;

public sealed class RecipeTests(ProbeCases cases) : IClassFixture<ProbeCases>
{
    [Theory]
    [InlineData("ProbeCases.ArgumentKinds.InArgument(System.Decimal&) [value=1.50]")]
    [InlineData("ProbeCases.ArgumentKinds.TwoArguments(System.Int64, System.String) [length=3, text=\"quo\\\"te\\n\"]")]
    [InlineData("ProbeCases.Derived.Inherited() [Length=2]")]
    public async Task A_case_run_from_its_recipe_counts_what_it_counts_without(string id)
    {
        var listed = Assert.Single((await cases.Project.ListAsync()).Cases, c => c.Id == id);
        Assert.NotNull(listed.Recipe);

        var (with, without) = (await cases.Project.MeasureAsync(id), await cases.Project.MeasureWithoutRecipeAsync(id));

        Assert.Equal(Readings.ThreadBytes(without), Readings.ThreadBytes(with));
    }

    [Fact]
    public async Task Only_values_that_cannot_be_written_down_go_without_a_recipe() =>
        Assert.All((await cases.Project.ListAsync()).Cases, c => Assert.Equal(c.Id.Contains("=#", StringComparison.Ordinal), c.Recipe is null));

    [Fact]
    public async Task A_recipe_survives_the_journey()
    {
        foreach (var recipe in (await cases.Project.ListAsync()).Cases.Select(c => c.Recipe).OfType<CaseRecipe>())
            Assert.Equivalent(recipe, WireFormat.ReadRecipe(WireFormat.Write(recipe)), strict: true);
    }
}
