using AllocGate.Core.Findings;

namespace AllocGate.Tests.Scanning;

/// <summary>Severity and suppression.</summary>
public sealed class ConfiguredScanTests : IDisposable
{
    private const string Loud = "class Speaker { void M() { Loud(); } void Loud() { } }\n";

    private readonly ScannedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("error", FindingSeverity.Error)]
    [InlineData("warning", FindingSeverity.Warning)]
    [InlineData("suggestion", FindingSeverity.Info)]
    [InlineData("silent", null)]
    [InlineData("none", null)]
    public async Task The_editorconfig_gives_the_severity(string configured, FindingSeverity? expected)
    {
        var result = await _folder.Write("src/a.cs", Loud).Write(".editorconfig", $"root = true\n[*.cs]\ndotnet_diagnostic.TEST001.severity = {configured}\n").ScanAsync();

        Assert.Equal(expected, result.Findings.SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task The_nearest_editorconfig_wins_and_sections_choose_files()
    {
        _folder.Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.TEST001.severity = error\n")
            .Write("inner/.editorconfig", "[Quiet*.cs]\ndotnet_diagnostic.TEST001.severity = none\n")
            .Write("inner/QuietOne.cs", Loud).Write("inner/Other.cs", Loud);

        var finding = Assert.Single((await _folder.ScanAsync()).Findings);

        Assert.Equal(("inner/Other.cs", FindingSeverity.Error), (finding.Location.Path, finding.Severity));
    }

    [Fact]
    public async Task A_globalconfig_counts_for_the_folders_beneath_it()
    {
        _folder.Write("a/.globalconfig", "is_global = true\ndotnet_diagnostic.TEST001.severity = error\n").Write("a/x/a.cs", Loud).Write("b/b.cs", Loud);

        Assert.Equal([FindingSeverity.Error, FindingSeverity.Warning], (await _folder.ScanAsync()).Findings.Select(f => f.Severity));
    }

    [Theory]
    [InlineData("class S {\n#pragma warning disable TEST001\nvoid M() { Loud(); }\n#pragma warning restore TEST001\nvoid Loud() { } }")]
    [InlineData("using System.Diagnostics.CodeAnalysis; class S { [SuppressMessage(\"AllocGate\", \"TEST001\", Justification = \"known\")] void M() { Loud(); } void Loud() { } }")]
    [InlineData("using System.Diagnostics.CodeAnalysis; class S { [SuppressMessage(\"AllocGate\", \"TEST001:loud-call\", Justification = \"known\")] void M() { Loud(); } void Loud() { } }")]
    [InlineData("[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"AllocGate\", \"TEST001\", Scope = \"member\", Target = \"~M:S.M\")] class S { void M() { Loud(); } void Loud() { } }")]
    public async Task A_suppressed_hit_is_no_finding(string source)
    {
        Assert.Empty((await _folder.Write("a.cs", source).ScanAsync()).Findings);
    }

    [Theory]
    [InlineData("class S {\n#pragma warning disable TEST009\nvoid M() { Loud(); } void Loud() { } }")]
    [InlineData("using System.Diagnostics.CodeAnalysis; class S { [SuppressMessage(\"AllocGate\", \"loud-call\")] void M() { Loud(); } void Loud() { } }")]
    [InlineData("class S {\n#pragma warning disable TEST001\n#pragma warning restore TEST001\nvoid M() { Loud(); } void Loud() { } }")]
    public async Task What_suppresses_something_else_suppresses_nothing_here(string source)
    {
        Assert.Single((await _folder.Write("a.cs", source).ScanAsync()).Findings, finding => finding.RuleId == "TEST001");
    }

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.category-AllocGate.severity = error", FindingSeverity.Error)]
    [InlineData("dotnet_analyzer_diagnostic.severity = suggestion", FindingSeverity.Info)]
    [InlineData("dotnet_analyzer_diagnostic.category-AllocGate.severity = none", null)]
    [InlineData("dotnet_analyzer_diagnostic.severity = none\ndotnet_diagnostic.TEST001.severity = error", FindingSeverity.Error)]
    public async Task All_rules_are_configured_at_once_and_one_rule_wins_over_that(string configured, FindingSeverity? expected)
    {
        var result = await _folder.Write("src/a.cs", Loud).Write(".editorconfig", $"root = true\n[*.cs]\n{configured}\n").ScanAsync();

        Assert.Equal(expected, result.Findings.SingleOrDefault()?.Severity);
    }

    [Fact]
    public async Task An_option_reaches_its_rule_in_the_files_of_its_section()
    {
        const string Import = "using System.Collections.Generic; class {0} {{ List<int> list = []; void Import(int[] source) {{ foreach (var x in source) list.Add(x); }} }}";
        _folder.Write(".editorconfig", "[a.cs]\ndotnet_code_quality.AG1601.bulk_insert_names = Load, Import\n")
            .Write("a.cs", string.Format(null, Import, "A")).Write("b.cs", string.Format(null, Import, "B"));

        var finding = Assert.Single((await _folder.ScanAsync(new AllocGate.Rules.AG1601HandWrittenPutAll())).Findings);

        Assert.Equal(("AG1601", "a.cs"), (finding.RuleId, finding.Location.Path));
    }

    [Fact]
    public async Task A_severity_that_does_not_exist_and_a_rule_that_there_is_not_are_named()
    {
        _folder.Write("a.cs", Loud).Write("b.cs", Loud)
            .Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.TEST001.severity = eror\ndotnet_diagnostic.AG1999.severity = error\ndotnet_diagnostic.CA1822.severity = error\n");

        var notices = (await _folder.ScanAsync()).Notices;

        Assert.Contains(".editorconfig:2: TEST001 has no severity \"eror\": write one of error, warning, suggestion, silent, none, default", notices);
        Assert.Contains(".editorconfig:3: there is no rule AG1999 to configure", notices);
        Assert.Equal(2, notices.Count(notice => notice.StartsWith(".editorconfig", StringComparison.Ordinal)));
    }
}
