using AllocGate.Gating;
using AllocGate.Scanning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Tests.Scanning;

/// <summary>What the project of a file tells: types, framework, symbols.</summary>
public sealed class ProjectScanTests : IDisposable
{
    private readonly ScannedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_other_sources_of_the_project_and_its_implicit_usings_resolve_types()
    {
        _folder.Project("app/App.csproj", "<TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>", "<Using Include=\"System.Text\" Alias=\"T\" />")
            .Write("app/a.cs", "class A { void Loud(object o) { Loud(new Mine()); Loud(new List<Mine>()); Loud(new T.StringBuilder()); Loud(new Theirs()); } }")
            .Write("app/mine.cs", "class Mine { }")
            .Project("lib/Lib.csproj").Write("lib/theirs.cs", "public class Theirs { }");

        var result = await _folder.ScanAsync("app/a.cs");

        Assert.Equal(
            ["Mine", "System.Collections.Generic.List<Mine>", "System.Text.StringBuilder", "Theirs"],
            result.Findings.Select(f => f.Message.Replace("loud call of ", "", StringComparison.Ordinal).Replace(" under net10.0", "", StringComparison.Ordinal)));
        Assert.Empty(result.Notices);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public async Task Without_implicit_usings_and_with_other_symbols_the_project_is_bound_as_it_is_built()
    {
        _folder.Project("App.csproj", "<TargetFramework>net10.0</TargetFramework><DefineConstants>$(DefineConstants);MINE</DefineConstants>")
            .Write("a.cs", "class A { void Loud(object o) {\n#if MINE && NET8_0_OR_GREATER\nLoud(new List<int>());\n#else\nLoud(1);\n#endif\n} }");

        Assert.Equal(["loud call of List<int> under net10.0"], (await _folder.ScanAsync()).Findings.Select(f => f.Message));
    }

    [Fact]
    public async Task A_framework_without_reference_pack_is_bound_against_the_nearest_and_the_rules_are_told_the_real_one()
    {
        _folder.Project("App.csproj", "<TargetFramework>netstandard2.0</TargetFramework>").Write("a.cs", "class A { void Loud(object o) { Loud(new System.Text.StringBuilder()); } }");

        var result = await _folder.ScanAsync();

        Assert.Equal(["loud call of System.Text.StringBuilder under netstandard2.0"], result.Findings.Select(f => f.Message));
        Assert.StartsWith("netstandard2.0: no reference pack here, bound against the nearest, net", Assert.Single(result.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_target_frameworks_the_lowest_counts_and_the_highest_adds_what_only_it_compiles()
    {
        _folder.Project("App.csproj", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")
            .Write("a.cs", "class A { void Loud() { Loud();\n#if NET\nLoud(1);\n#endif\n} }").Write("b.cs", "class B { void Loud() { Loud(); } }");

        Assert.Equal(
            ["loud call of A under netstandard2.0", "loud call of int under net10.0", "loud call of B under netstandard2.0"],
            (await _folder.ScanAsync()).Findings.Select(f => f.Message));
    }

    [Fact]
    public async Task A_named_framework_takes_the_place_of_the_projects_own()
    {
        _folder.Project("App.csproj", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>").Write("a.cs", "class A { void Loud() { Loud(); } }");

        Assert.Equal(["loud call of A under net10.0"], (await _folder.ScanForAsync("net10.0")).Findings.Select(f => f.Message));
    }

    [Fact]
    public async Task A_framework_that_is_none_is_refused()
    {
        await Assert.ThrowsAsync<InvalidInputException>(() => _folder.ScanForAsync("latest"));
    }

    [Fact]
    public async Task A_project_whose_name_holds_control_characters_is_scanned_by_its_folder()
    {
        // Windows has no such names.
        if (OperatingSystem.IsWindows())
            return;
        var result = await _folder.Project("a\u0001b.csproj").Write("a.cs", "class A { void Loud() { Loud(); } }").ScanAsync();

        Assert.Single(result.Findings);
        Assert.Contains(result.Notices, n => n.Contains("MSBuild cannot read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_two_projects_compile_is_reported_once_with_its_own_types()
    {
        const string link = "<Compile Include=\"..\\shared\\Shared.cs\" />";
        _folder.Project("one/One.csproj", items: link).Project("two/Two.csproj", items: link).Write("one/mine.cs", "class Mine { }").Write("two/mine.cs", "class Mine { }")
            .Write("shared/Shared.cs", "class A { void Loud(object o) { Loud(new Mine()); } }");

        Assert.Single((await _folder.ScanAsync()).Findings);
        var changed = await _folder.Changed("shared/Shared.cs", null, null).ScanAsync();
        Assert.Equal(["loud call of Mine under net10.0"], changed.Findings.Select(f => f.Message));
        Assert.Empty(changed.Notices);
    }

    [Fact]
    public async Task A_file_that_the_nearest_project_leaves_out_is_found_in_one_further_up()
    {
        _folder.Project("Outer.csproj").Project("inner/Inner.csproj", items: "<Compile Remove=\"left.cs\" />").Write("type.cs", "class Mine { }")
            .Write("inner/left.cs", "class A { void Loud(object o) { Loud(new Mine()); } }");

        Assert.Equal(["loud call of Mine under net10.0"], (await _folder.ScanAsync("inner/left.cs")).Findings.Select(f => f.Message));
    }

    [Fact]
    public async Task A_project_that_cannot_be_read_is_named_and_its_folder_is_scanned()
    {
        _folder.Project("bad/Bad.csproj", sdk: "No.Such.Sdk/1.0.0").Write("bad/type.cs", "class Mine { }").Write("bad/a.cs", "class A { void Loud(object o) { Loud(new Mine()); } }")
            .Project("good/Good.csproj").Write("good/a.cs", "class A { void Loud() { Loud(); } }");

        var result = await _folder.ScanAsync();

        Assert.Equal(["loud call of Mine under no framework", "loud call of A under net10.0"], result.Findings.Select(f => f.Message));
        Assert.Equal(["bad/Bad.csproj: MSBuild cannot read this project here, so its folder's files are taken as its sources"], result.Notices);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public async Task A_source_of_a_project_that_does_not_parse_is_a_problem_and_a_stray_one_is_named()
    {
        _folder.Project("app/App.csproj").Write("app/a.cs", "class A {\n void (").Write("templates/t.cs", "class {");

        var result = await _folder.ScanAsync();

        Assert.StartsWith("app/a.cs:2 does not parse", Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Contains(result.Notices, n => n.StartsWith("templates/t.cs:1 does not parse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_template_of_Visual_Studios_is_no_source_that_was_left_out()
    {
        _folder.Project("Template.zip/ProjectTemplate.csproj").Write("Template.zip/Class1.cs", "using System;\nnamespace $safeprojectname$\n{\n    class Class1 { }\n}\n");

        var result = await _folder.ScanAsync();

        Assert.Empty(result.Problems);
        Assert.StartsWith("Template.zip/Class1.cs:2 does not parse", Assert.Single(result.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Target_frameworks_of_a_project_share_what_was_parsed_where_no_directive_asks_for_symbols()
    {
        var texts = new Dictionary<string, SourceText> { ["/a.cs"] = SourceText.From("class A { }"), ["/b.cs"] = SourceText.From("#if NEW\nclass B { }\n#endif") };
        var lower = Parsed([], "OLD");
        var higher = Parsed(lower, "NEW");

        Assert.Same(lower[0], higher[0]);
        Assert.NotSame(lower[1], higher[1]);

        List<SyntaxTree> Parsed(IEnumerable<SyntaxTree> before, string symbol) =>
            [.. ProjectCompilation.Create(
                ProjectTarget.Guess("", []) with { Usings = [], Defines = [symbol] }, texts.Keys, path => texts[path], before, [],
                new ConfiguredOptions(AnalyzerConfigSet.Create(Array.Empty<AnalyzerConfig>()), TargetFramework.Parse("net10.0")), default).Compilation.SyntaxTrees];
    }

    [Fact]
    public async Task A_project_may_not_make_the_scan_read_files_outside_of_the_tree()
    {
        using var outside = new ScannedFolder();
        outside.Write("secret.cs", "class Secret { }");
        _folder.Project("App.csproj", items: $"<Compile Include=\"{outside.Root}/secret.cs\" />").Write("a.cs", "class A { void Loud(object o) { Loud(new Secret()); } }");

        Assert.Equal(["loud call of Secret under net10.0"], (await _folder.ScanAsync()).Findings.Select(f => f.Message));
        Assert.Equal(1, (await _folder.ScanAsync()).Files);
    }

    [Fact]
    public async Task NoWarn_and_top_level_statements_and_web_types_work_as_in_the_build()
    {
        _folder.Project("quiet/Quiet.csproj", "<TargetFramework>net10.0</TargetFramework><NoWarn>$(NoWarn);TEST001</NoWarn>").Write("quiet/a.cs", "class A { void Loud() { Loud(); } }")
            .Project("web/Web.csproj", "<TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>", sdk: "Microsoft.NET.Sdk.Web")
            .Write("web/Program.cs", "Loud(WebApplication.CreateBuilder(args));\nvoid Loud(object o) { }\n");

        Assert.Equal(["loud call of Microsoft.AspNetCore.Builder.WebApplicationBuilder under net10.0"], (await _folder.ScanAsync()).Findings.Select(f => f.Message));
    }
}
