using AllocGate.Core.Findings;

namespace AllocGate.Core.Tests.Findings;

public class ScopedFindingsTests
{
    [Theory]
    [InlineData("a.cs", 5, "new", FindingScope.OnChangedLine)]
    [InlineData("a.cs", 9, "old", FindingScope.OutOfScope)]
    [InlineData("a.cs", 9, "new", FindingScope.NewInChangedFile)]
    [InlineData("b.cs", 5, "new", FindingScope.OutOfScope)]
    public void In_scope_is_what_stands_on_a_changed_line_or_is_new_in_its_file(string path, int line, string fingerprint, FindingScope scope)
    {
        var finding = new Finding("AG1401", FindingSeverity.Warning, "m", new(path, line, 1, line, 9), [], fingerprint, FindingScope.OutOfScope);
        var change = new ChangedFile("a.cs", "renamed.cs", [new(4, 6)]);
        var known = new[] { ("renamed.cs", "old") }.ToLookup(k => k.Item1, k => k.Item2);
        Assert.Equal(scope, ScopedFindings.Mark([finding], [change], known).Single().Scope);
    }

    [Fact]
    public void A_finding_over_several_lines_is_in_scope_when_one_of_them_changed()
    {
        var finding = new Finding("AG1401", FindingSeverity.Warning, "m", new("a.cs", 2, 1, 8, 9), [], "f", FindingScope.OutOfScope);
        var known = new[] { ("a.cs", "f") }.ToLookup(k => k.Item1, k => k.Item2);
        Assert.Equal(FindingScope.OnChangedLine, ScopedFindings.Mark([finding], [new("a.cs", "a.cs", [new(8, 8)])], known).Single().Scope);
    }
}
