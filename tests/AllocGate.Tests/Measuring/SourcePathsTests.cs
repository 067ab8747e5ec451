using AllocGate.Measuring;
using Recorded = AllocGate.Probe.Wire.SourceLine;

namespace AllocGate.Tests.Measuring;

public sealed class SourcePathsTests : IDisposable
{
    private readonly TemporaryTree _tree = new TemporaryTree().Write("src/a b/Bench.cs", "");

    [Fact]
    public void A_file_inside_the_tree_becomes_a_path_of_the_repository() =>
        Assert.Equal(new("src/a b/Bench.cs", 7), Find(Path.Combine(_tree.Root, "src", "a b", "Bench.cs")));

    [Theory]
    [InlineData("/_/src/a b/Bench.cs")]
    [InlineData("/_1/src/a b/Bench.cs")]
    public void The_mapped_root_of_a_deterministic_build_is_the_tree(string file) =>
        Assert.Equal(new("src/a b/Bench.cs", 7), Find(file));

    [Theory]
    [InlineData("/_/src/gone.cs")]
    [InlineData("/_/../outside.cs")]
    [InlineData("/somewhere/else/Bench.cs")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_file_that_is_not_in_the_tree_is_nowhere(string file) => Assert.Null(Find(file));

    [Fact]
    public void A_line_below_1_is_nowhere() =>
        Assert.Null(new SourcePaths(_tree.Root).Find(new("/_/src/a b/Bench.cs", 0)));

    [Fact]
    public void A_folder_with_the_same_beginning_is_another_folder()
    {
        Directory.CreateDirectory(_tree.Root + "2");
        File.WriteAllText(Path.Combine(_tree.Root + "2", "Bench.cs"), "");

        Assert.Null(Find(Path.Combine(_tree.Root + "2", "Bench.cs")));
    }

    public void Dispose() => _tree.Dispose();

    private Core.Measuring.SourceLine? Find(string file) => new SourcePaths(_tree.Root).Find(new Recorded(file, 7));
}
