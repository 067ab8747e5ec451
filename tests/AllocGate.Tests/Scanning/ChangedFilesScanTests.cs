using AllocGate.Core.Findings;

namespace AllocGate.Tests.Scanning;

/// <summary>What belongs to a change.</summary>
public sealed class ChangedFilesScanTests : IDisposable
{
    private const string Loud = "class Speaker\n{\n    void M()\n    {\n        Loud();\n    }\n\n    void Loud() { }\n}\n";

    private readonly ScannedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_the_files_of_the_change_are_scanned()
    {
        var result = await _folder.Write("a.cs", Loud).Write("b.cs", Loud).Changed("b.cs", "b.cs", "", new LineRange(1, 9)).ScanAsync();

        Assert.Equal(["b.cs"], result.Findings.Select(f => f.Location.Path));
        Assert.Equal(1, result.Files);
    }

    [Fact]
    public async Task A_finding_that_was_there_before_is_out_of_scope_even_in_a_renamed_file_with_moved_lines()
    {
        var head = "// one more line\n" + Loud;
        var findings = await _folder.Write("new/name.cs", head).Changed("new/name.cs", "old/name.cs", Loud, new LineRange(1, 1)).ScopedAsync();

        Assert.Equal(FindingScope.OutOfScope, Assert.Single(findings).Scope);
    }

    [Fact]
    public async Task A_deletion_elsewhere_that_makes_a_finding_on_an_unchanged_line_is_in_scope()
    {
        var before = Loud.Replace("Loud();\n    }", "Loud();\n        Hush();\n    }", StringComparison.Ordinal);
        var findings = await _folder.Write("a.cs", Loud).Changed("a.cs", "a.cs", before).ScopedAsync();

        Assert.Equal(FindingScope.NewInChangedFile, Assert.Single(findings).Scope);
    }

    [Fact]
    public async Task A_second_equal_line_is_told_from_the_first()
    {
        var twice = Loud.Replace("        Loud();\n", "        Loud();\n          Loud( );\n", StringComparison.Ordinal);
        var findings = await _folder.Write("a.cs", twice).Changed("a.cs", "a.cs", Loud).ScopedAsync();

        Assert.Equal([FindingScope.OutOfScope, FindingScope.NewInChangedFile], findings.Select(f => f.Scope));
        Assert.Equal(2, findings.Select(f => f.Fingerprint).Distinct().Count());
    }

    [Fact]
    public async Task Findings_on_changed_lines_and_in_added_files_are_in_scope()
    {
        _folder.Write("a.cs", Loud).Changed("a.cs", "a.cs", Loud, new LineRange(5, 5)).Write("b.cs", Loud).Changed("b.cs", null, null);

        Assert.Equal([FindingScope.OnChangedLine, FindingScope.NewInChangedFile], (await _folder.ScopedAsync()).Select(f => f.Scope));
    }

    [Fact]
    public async Task The_base_is_bound_with_the_other_files_as_they_were()
    {
        _folder.Project("App.csproj")
            .Write("a.cs", "class A { void Loud(object o) { Loud(new Kept()); } }").Changed("a.cs", "a.cs", "class A { void Loud(object o) { Loud(new Kept()); } }")
            .Write("kept.cs", "namespace Now { class Kept { } }").Changed("kept.cs", "before.cs", "class Kept { }");

        var result = await _folder.ScanAsync();

        Assert.Equal(["loud call of Kept under net10.0"], result.Findings.Select(f => f.Message));
        Assert.Equal([result.Findings[0].Fingerprint], result.BaseFingerprints["a.cs"]);
    }

    [Fact]
    public async Task A_changed_file_that_is_gone_or_of_another_language_is_named()
    {
        var result = await _folder.Write("m.fs", "let x = 1").Changed("m.fs", null, null).Changed("gone.cs", "gone.cs", Loud).ScanAsync();

        Assert.Equal(["gone.cs: not scanned, it is a link, or not in the tree any more", "m.fs: not scanned, the rules read C# alone"], result.Notices);
    }
}
