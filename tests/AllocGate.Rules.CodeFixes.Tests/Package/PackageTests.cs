using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests.Package;

/// <summary>The package as a project has it: installed from a feed, in the build and in <c>dotnet format</c>.</summary>
public partial class PackageTests(InstalledPackage package) : IClassFixture<InstalledPackage>
{
    [Fact]
    public void The_package_has_rules_and_fixes_for_the_compiler_and_nothing_for_the_program()
    {
        using var archive = package.OpenPackage();
        var files = archive.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal));

        Assert.Equal(
            [
                "AllocGate.Rules.nuspec", "README.md", "[Content_Types].xml", "analyzers/dotnet/cs/AllocGate.Rules.CodeFixes.dll", "analyzers/dotnet/cs/AllocGate.Rules.dll",
                "build/AllocGate.Rules.props",
            ],
            files.Order(StringComparer.Ordinal));
        using var nuspec = new StreamReader(archive.GetEntry("AllocGate.Rules.nuspec")!.Open());
        var text = nuspec.ReadToEnd();
        Assert.Contains("<developmentDependency>true</developmentDependency>", text, StringComparison.Ordinal);
        Assert.Contains("<license type=\"expression\">MIT</license>", text, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<dependency ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AllocGate.Rules.dll")]
    [InlineData("AllocGate.Rules.CodeFixes.dll")]
    public void It_loads_in_the_compiler_of_SDK_8_0_100(string assembly)
    {
        using var archive = package.OpenPackage();
        using var content = new MemoryStream();
        using (var entry = archive.GetEntry("analyzers/dotnet/cs/" + assembly)!.Open())
            entry.CopyTo(content);
        content.Position = 0;
        using var image = new PEReader(content);
        var metadata = image.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Select(reference => (Name: metadata.GetString(reference.Name), reference.Version)).ToList();

        var roslyn = references.Where(reference => reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ToList();
        Assert.Contains("Microsoft.CodeAnalysis", roslyn.Select(reference => reference.Name));
        Assert.All(roslyn, reference => Assert.Equal(new Version(4, 8, 0, 0), reference.Version));
        // What Roslyn 4.8.0 itself was built with.
        Assert.All(references.Where(reference => reference.Name == "System.Collections.Immutable"), reference => Assert.Equal(new Version(7, 0, 0, 0), reference.Version));
        Assert.Contains("netstandard", references.Select(reference => reference.Name));
    }

    [Theory]
    [InlineData("Default.cs", "warning AG1002")]
    [InlineData("Raised.cs", "error AG1002")]
    [InlineData("Raised.cs", "warning AG1601")]
    [InlineData("Named.cs", "warning AG1601")]
    [InlineData("Unjustified.cs", "warning AG9002")]
    public void The_build_reports_at_the_configured_severity(string file, string expected) => Assert.Contains(expected, Reported(file));

    [Theory]
    [InlineData("Off.cs")]
    [InlineData("AllOff.cs")]
    [InlineData("Justified.cs")]
    [InlineData("Pragma.cs")]
    [InlineData("Modern.cs")]
    public void What_is_switched_off_suppressed_or_safe_here_is_not_reported(string file) => Assert.Empty(Reported(file));

    [Fact]
    public void Every_rule_runs_without_an_exception()
    {
        Assert.NotEqual(0, package.Build.ExitCode);
        Assert.DoesNotContain("AD0001", package.Build.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", package.Build.StandardOutput, StringComparison.Ordinal);
        Assert.All(Errors().Matches(package.Build.StandardOutput), error => Assert.StartsWith("AG1", error.Groups[1].Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Format_applies_the_fix_of_every_rule_that_has_one()
    {
        Assert.Equal("", package.Format.StandardError);
        Assert.True(package.Format.ExitCode == 0, package.Format.StandardOutput);
        Assert.NotEmpty(InstalledPackage.Fixable);
        foreach (var id in InstalledPackage.Fixable)
        {
            var example = Page.Read(id).InsteadOfThis[0];
            var before = await CountAsync(id, example);
            var after = await CountAsync(id, package.Read($"src/{id}.cs"));
            Assert.True(after < before, $"{id}: {before} findings before, {after} after: {package.Read($"src/{id}.cs")}\n{package.Format.StandardOutput}");
        }
    }

    private IEnumerable<string> Reported(string file) =>
        package.Build.StandardOutput.Split('\n').Where(line => line.Contains($"{Path.DirectorySeparatorChar}{file}(", StringComparison.Ordinal))
            .Select(line => Severities().Match(line).Value).Where(found => found.Length > 0).Distinct();

    private static async Task<int> CountAsync(string id, string source) =>
        (await RuleRun.FindingsAsync(RuleRun.Compile([source, "global using System.IO; global using System.Diagnostics.CodeAnalysis;"]))).Count(finding => finding.Id == id);

    [GeneratedRegex("(error|warning) AG[0-9]{4}")]
    private static partial Regex Severities();

    [GeneratedRegex("error ([A-Z]+[0-9]+):")]
    private static partial Regex Errors();
}
