using AllocGate.Reporting;
using AllocGate.Reporting.Terminal;
using CsCheck;
using Spectre.Console;
using Spectre.Console.Testing;

namespace AllocGate.Tests.Reporting;

public sealed class HostileTextTests
{
    [Theory]
    [InlineData("a\u001b[31mb", "a\\u001B[31mb")]
    [InlineData("a\r\nb\n", "a⏎b")]
    [InlineData("a\tb", "a b")]
    [InlineData("\u202Efdp.exe", "\\u202Efdp.exe")]
    [InlineData("zero\u200Bwidth", "zero\\u200Bwidth")]
    [InlineData("a\u2028b", "a⏎b")]
    [InlineData("日本 😀 é", "日本 😀 é")]
    public void What_cannot_be_seen_is_made_visible(string text, string expected) => Assert.Equal(expected, HostileText.OneLine(text));

    [Fact]
    public void One_line_is_one_line_without_anything_invisible() =>
        SyntheticReports.HostileText.Sample(text => Assert.DoesNotMatch(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]", WithoutPairs(HostileText.OneLine(text))), iter: 2_000);

    [Fact]
    public void No_part_of_a_log_line_is_a_command() =>
        SyntheticReports.HostileText.Sample(
            text =>
            {
                var line = HostileText.ForLog(text);
                Assert.DoesNotContain("::", line, StringComparison.Ordinal);
                Assert.DoesNotContain("##", line, StringComparison.Ordinal);
            },
            iter: 2_000);

    [Fact]
    public void A_report_in_a_log_gives_no_command_however_its_lines_break() =>
        Gen.Select(SyntheticReports.Any, Gen.Int[40, 130]).Sample(
            (report, width) =>
            {
                using var console = new TestConsole().Width(width);
                new ConsoleReporter(console, AllocGate.Gating.Verbosity.Detailed).DeliverAsync(report, CancellationToken.None).GetAwaiter().GetResult();
                Assert.DoesNotContain('\u001b', console.Output);
                Assert.DoesNotContain("##", console.Output, StringComparison.Ordinal);
                Assert.All(console.Output.Split('\n', '\r'), line => Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line));
            },
            iter: 100);

    [Fact]
    public void A_clipped_text_keeps_its_characters_whole() =>
        Gen.Select(SyntheticReports.HostileText, Gen.Int[2, 12]).Sample(
            (text, length) =>
            {
                var clipped = HostileText.Clip(text, length);
                Assert.InRange(clipped.Length, 0, Math.Max(length, 2));
                Assert.DoesNotContain(clipped.EnumerateRunes().Zip(text.EnumerateRunes()), pair => pair.First.Value == 0xFFFD && pair.Second.Value != 0xFFFD);
            },
            iter: 1_000);

    private static string WithoutPairs(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.IsBmp));
}
