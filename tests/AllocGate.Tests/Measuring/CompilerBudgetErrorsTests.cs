using AllocGate.Gating;
using AllocGate.Measuring;

namespace AllocGate.Tests.Measuring;

public sealed class CompilerBudgetErrorsTests : IDisposable
{
    private readonly TemporaryTree _tree = new TemporaryTree().Write("bench (new)/Cases.cs", "");

    [Fact]
    public void Budgets_that_the_compiler_refused_are_the_users_input_each_with_its_line_and_once()
    {
        var file = Path.Combine(_tree.Root, "bench (new)", "Cases.cs");
        var printed = $"""
              Determining projects to restore...
            {file}(7,35): error AG9001: The budget Allocated = "48" is not an amount (docs/rules/AG9001.md) [{_tree.Root}/b.csproj]
            {file}(7,52): error AG9001: The budget Retained = "none (yet)" is not an amount (docs/rules/AG9001.md) [{_tree.Root}/b.csproj]
            {file}(9,1): error CS0103: The name 'x' does not exist [{_tree.Root}/b.csproj]
            {file}(7,35): error AG9001: The budget Allocated = "48" is not an amount (docs/rules/AG9001.md) [{_tree.Root}/b.csproj]
            /elsewhere/Cases.cs(7,35): error AG9001: The budget Allocated = "48" is not an amount [{_tree.Root}/b.csproj]
            """;

        Assert.Equal(
            [
                new InputError("The budget Allocated = \"48\" is not an amount.", "bench (new)/Cases.cs:7"),
                new InputError("The budget Retained = \"none (yet)\" is not an amount.", "bench (new)/Cases.cs:7"),
            ],
            CompilerBudgetErrors.In(new DotnetOutput(1, printed, ""), new SourcePaths(_tree.Root)));
    }

    public void Dispose() => _tree.Dispose();
}
