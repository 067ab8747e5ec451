using AllocGate.Core.Findings;
using AllocGate.Rules;

namespace AllocGate.Tests.Scanning;

/// <summary>A rule that is worth a word where code is being written, and none elsewhere.</summary>
public sealed class ChangedLinesOnlyScanTests : IDisposable
{
    private const string Unsized = """
        using System.Collections.Generic;
        class Lengths
        {
            List<int> Of(string[] words)
            {
                var lengths = new List<int>();
                foreach (var word in words)
                    lengths.Add(word.Length);
                return lengths;
            }
        }
        """;

    private readonly ScannedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_scan_of_the_whole_tree_or_of_a_named_file_does_not_report_it()
    {
        _folder.Write("a.cs", Unsized);

        Assert.Empty(await FoundAsync());
        Assert.Empty(await FoundAsync("a.cs"));
    }

    [Fact]
    public async Task It_is_reported_on_a_changed_line_and_in_an_added_file()
    {
        _folder.Write("a.cs", Unsized).Changed("a.cs", "a.cs", "", new LineRange(6, 6)).Write("b.cs", Unsized).Changed("b.cs", null, null);

        Assert.Equal(["a.cs", "b.cs"], await FoundAsync());
    }

    [Fact]
    public async Task It_is_not_reported_on_an_unchanged_line_of_a_changed_file_even_if_the_change_caused_it()
    {
        var before = Unsized.Replace("lengths.Add(word.Length);", "if (word.Length > 1) lengths.Add(word.Length);", StringComparison.Ordinal);
        _folder.Write("a.cs", Unsized).Changed("a.cs", "a.cs", before, new LineRange(8, 8));

        Assert.Empty(await FoundAsync());
    }

    [Theory]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_diagnostic.AG1402.severity = suggestion\n")]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_diagnostic.AG1402.severity = warning\n")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.AG1402.severity = warning\n")]
    public async Task Who_names_it_in_the_configuration_gets_it_everywhere(string file, string configuration)
    {
        _folder.Write(file, configuration).Write("a.cs", Unsized);

        Assert.Equal(["a.cs"], await FoundAsync());
    }

    private async Task<IEnumerable<string>> FoundAsync(params string[] paths) =>
        (await _folder.ScanAsync(new AG1402KnownSizeNoCapacity(), paths)).Findings.Select(finding => finding.Location.Path);
}
