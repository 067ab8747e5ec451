using AllocGate.Core.Findings;

namespace AllocGate.Tests.Scanning;

public sealed class SuppressedFindingsTests : IDisposable
{
    private const string Attribute = "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AllocGate\", \"TEST001:loud-call\"{0})]";

    private readonly ScannedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("class S {\n#pragma warning disable TEST001\nvoid M() { Loud(); } void Loud() { } }", null)]
    [InlineData("class S {\n#pragma warning disable CA1822, TEST001 // once a day\nvoid M() { Loud(); } void Loud() { } }", "once a day")]
    [InlineData("class S {\n#pragma warning disable\nvoid M() { Loud(); } void Loud() { } }", null)]
    [InlineData("class S {\n [Justified]\nvoid M() { Loud(); } void Loud() { } }", "known")]
    [InlineData("class S {\n [Unjustified]\nvoid M() { Loud(); } void Loud() { } }", null)]
    public async Task What_the_source_suppresses_is_kept_with_its_justification(string source, string? justification)
    {
        var attributes = source
            .Replace("[Justified]", Attribute.Replace("{0}", ", Justification = \"known\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("[Unjustified]", Attribute.Replace("{0}", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var scan = await _folder.Write("a.cs", attributes).ScanAsync();

        var suppressed = Assert.Single(scan.Suppressed);
        Assert.Equal(("TEST001", "a.cs", 3), (suppressed.Finding.RuleId, suppressed.Finding.Location.Path, suppressed.Finding.Location.Line));
        Assert.Equal(justification, suppressed.Justification);
        Assert.DoesNotContain(scan.Findings, f => f.RuleId == "TEST001");
    }

    [Fact]
    public async Task What_one_target_framework_does_not_suppress_counts()
    {
        _folder.Project("a.csproj", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>")
            .Write("a.cs", "class S {\n#if NET10_0_OR_GREATER\n#pragma warning disable TEST001\n#endif\nvoid M() { Loud(); } void Loud() { } }");

        var scan = await _folder.ScanAsync();

        Assert.Equal(["TEST001"], scan.Findings.Select(f => f.RuleId));
        Assert.Empty(scan.Suppressed);
    }

    [Fact]
    public async Task It_has_the_fingerprint_that_it_had_before_it_was_suppressed_and_is_marked_with_its_scope()
    {
        const string Loud = "class S {\nvoid M() { Loud(); }\nvoid Loud() { } }";
        var before = Assert.Single((await _folder.Write("a.cs", Loud).ScanAsync()).Findings);
        var disabled = Loud.Replace("class S {", "class S {\n#pragma warning disable TEST001", StringComparison.Ordinal);
        _folder.Write("a.cs", disabled).Changed("a.cs", "a.cs", disabled.Replace("void Loud", "void  Loud", StringComparison.Ordinal), new LineRange(4, 4));

        var scan = await _folder.ScanAsync();
        var scoped = Assert.Single(ScopedFindings.Mark(scan.Suppressed, [new("a.cs", "a.cs", [new(4, 4)])], scan.SuppressedAtBase));

        Assert.Equal(before.Fingerprint, scoped.Finding.Fingerprint);
        Assert.Equal(FindingScope.OutOfScope, scoped.Finding.Scope);
        Assert.Empty(scan.BaseFingerprints);
    }
}
