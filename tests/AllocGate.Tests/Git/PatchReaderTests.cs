using System.Text;
using AllocGate.Git;
using CsCheck;

namespace AllocGate.Tests.Git;

public sealed class PatchReaderTests
{
    private static readonly Gen<string> Content = Of("", "x", "+++ b/y", "--- a/y", "@@ -1 +1 @@", "\\ No", "\r", "diff --git a/y b/y", "ü");

    private static readonly Gen<(string[] Old, string[] New)> Hunk =
        Gen.Select(Content.Array[0, 4], Content.Array[0, 4]).Where(h => h.Item1.Length + h.Item2.Length > 0);

    [Fact]
    public void Hunks_come_back_as_they_were_written() => Gen.Select(Hunk.Array[1, 4], Gen.Bool).Sample((hunks, coloured) =>
    {
        var patch = new StringBuilder("diff --git a/f.cs b/f.cs\nindex 1..2 100644\n--- a/f.cs\n+++ b/f.cs\n");
        var expected = new List<(int, int, int, int)>();
        var at = 10;
        foreach (var (old, @new) in hunks)
        {
            patch.Append($"@@ -{at},{old.Length} +{at},{@new.Length} @@ class X\n");
            foreach (var line in old)
                patch.Append(coloured ? $"\u001b[31m-{line}\u001b[m\n" : $"-{line}\n");
            foreach (var line in @new)
                patch.Append(coloured ? $"\u001b[32m+\u001b[m\u001b[32m{line}\u001b[m\n" : $"+{line}\n");
            patch.Append("\\ No newline at end of file\n");
            expected.Add((at, old.Length, at, @new.Length));
            at += 10;
        }

        var file = Assert.Single(Read(patch.ToString()));
        Assert.Equal(("f.cs", "f.cs"), (file.OldPath, file.NewPath));
        Assert.Equal(expected, file.Hunks.Select(h => (h.OldStart, h.OldCount, h.NewStart, h.NewCount)));
    }, iter: 300);

    [Fact]
    public void Anything_else_is_read_or_refused_but_never_misread() =>
        Gen.OneOf(Content, Of("diff --git a/x b/x", "diff --git ", "@@ -1,2 +3 @@", "@@ -999999999 +0,0 @@", "-a", "+b", "rename from \"\\3", "+++ ", "\"")).Array[0, 8]
        .Sample(lines =>
        {
            try
            {
                Read(string.Join('\n', lines));
            }
            catch (InvalidDataException)
            {
                // Refused.
            }
        }, iter: 1000);

    [Theory]
    [InlineData("\"a/\\303\\274\\t\\\"\\\\\"", "ü\t\"\\")]
    [InlineData("a/with blank\t", "with blank")]
    [InlineData("/dev/null", null)]
    public void Quoted_names_are_read(string written, string? path) => Assert.Equal(path, QuotedPath.WithoutPrefix(written));

    private static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static IReadOnlyList<FilePatch> Read(string patch) =>
        PatchReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(patch)), default).GetAwaiter().GetResult();
}
