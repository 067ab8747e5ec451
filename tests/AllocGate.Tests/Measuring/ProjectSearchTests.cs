using AllocGate.Gating;
using AllocGate.Measuring;

namespace AllocGate.Tests.Measuring;

public sealed class ProjectSearchTests : IDisposable
{
    private const string Benchmarks = """<Project><ItemGroup><PackageReference Include="BenchmarkDotNet" /></ItemGroup></Project>""";
    private const string Plain = """<Project><ItemGroup><PackageReference Include="BenchmarkDotNet.Annotations" /></ItemGroup></Project>""";

    private readonly TemporaryTree _tree = new();

    [Fact]
    public void Every_project_that_references_BenchmarkDotNet_is_found()
    {
        _tree.Write("b/B.csproj", Benchmarks).Write("a/deep/A.fsproj", Benchmarks).Write("v/V.vbproj", Benchmarks).Write("p/P.csproj", Plain);

        Assert.Equal(["a/deep/A.fsproj", "b/B.csproj", "v/V.vbproj"], Found());
    }

    [Fact]
    public void A_reference_in_a_shared_file_counts_and_a_central_version_does_not()
    {
        _tree.Write("bench/Directory.Build.props", Benchmarks).Write("bench/x/X.csproj", "<Project />").Write("src/S.csproj", "<Project />")
            .Write("Directory.Packages.props", """<Project><ItemGroup><PackageVersion Include="BenchmarkDotNet" Version="1" /></ItemGroup></Project>""");

        Assert.Equal(["bench/x/X.csproj"], Found());
    }

    [Theory]
    [InlineData("bin")]
    [InlineData("obj")]
    [InlineData("node_modules")]
    [InlineData("artifacts")]
    [InlineData(".hidden")]
    public void What_builds_put_there_is_not_searched(string folder)
    {
        _tree.Write($"{folder}/B.csproj", Benchmarks);

        Assert.Empty(Found());
    }

    [Fact]
    public void Nested_repositories_are_not_searched()
    {
        _tree.Write("module/.git", "gitdir: elsewhere").Write("module/B.csproj", Benchmarks)
            .Write("clone/.git/HEAD", "").Write("clone/B.csproj", Benchmarks);

        Assert.Empty(Found());
    }

    [Fact]
    public void A_link_that_leads_back_up_ends_the_search()
    {
        _tree.Write("b/B.csproj", Benchmarks);
        Directory.CreateSymbolicLink(Path.Combine(_tree.Root, "b", "loop"), _tree.Root);

        Assert.Equal(["b/B.csproj"], Found());
    }

    [Fact]
    public void A_project_that_allocgate_json_ignores_is_left_out_unless_it_is_named()
    {
        _tree.Write("b/B.csproj", Benchmarks);
        var ignored = new Dictionary<string, ProjectSection> { ["b/B.csproj"] = new(true, null, null, null, null, null) };

        Assert.Empty(ProjectSearch.Find(_tree.Sources, Side.Head, Requests.For() with { Sections = ignored }));
        Assert.Single(ProjectSearch.Find(_tree.Sources, Side.Head, Requests.For("b/B.csproj") with { Sections = ignored }));
    }

    [Theory]
    [InlineData("b/B.csproj")]
    [InlineData("b")]
    [InlineData("b/")]
    [InlineData("./b/../b")]
    public void A_project_is_named_by_its_file_or_its_folder(string named)
    {
        _tree.Write("b/B.csproj", Benchmarks).Write("b/Helper.csproj", Plain);

        Assert.Equal(["b/B.csproj"], Found(named));
    }

    [Fact]
    public void The_only_project_of_a_folder_needs_no_reference_of_its_own()
    {
        _tree.Write("b/B.csproj", "<Project />");

        Assert.Equal(["b/B.csproj"], Found("b"));
    }

    [Fact]
    public void All_names_that_are_wrong_are_reported_at_once()
    {
        _tree.Write("two/A.csproj", Benchmarks).Write("two/B.csproj", Benchmarks).Write("none/readme.txt", "");

        var error = Assert.Throws<InvalidInputException>(() => Found("gone.csproj", "two", "none", "../outside", "none/readme.txt"));

        Assert.Equal(["gone.csproj", "two", "none", "../outside", "none/readme.txt"], error.Errors.Select(e => e.Where));
        Assert.Contains("two/A.csproj, two/B.csproj", error.Errors[1].What);
    }

    [Fact]
    public void On_base_a_project_that_is_not_there_is_absent_not_an_error() =>
        Assert.Equal(
            [new FoundProject("gone/G.csproj", Named: true, Exists: false)],
            ProjectSearch.Find(_tree.Sources, Side.Base, Requests.For("gone/G.csproj")));

    public void Dispose() => _tree.Dispose();

    private IReadOnlyList<string> Found(params string[] named) =>
        [.. ProjectSearch.Find(_tree.Sources, Side.Head, Requests.For(named)).Select(p => p.Path)];
}
