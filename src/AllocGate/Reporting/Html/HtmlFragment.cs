using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AllocGate.Reporting.Html;

/// <summary>Markup that is safe to send. Text gets in through the holes of an interpolated string, which encode it; only markup stays markup.</summary>
/// <param name="Markup">As it is written to the page.</param>
public readonly record struct HtmlFragment(string Markup)
{
    private const int MaxText = 2_000;
    private const int MaxName = 400;

    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static HtmlFragment Empty { get; } = new("");

    public static HtmlFragment Of(Handler handler) => new(handler.ToString());

    /// <summary>Hostile text: on one line, what is invisible shown, and no character of it markup.</summary>
    public static HtmlFragment Text(string text, int most = MaxText) => new(s_encoder.Encode(HostileText.OneLine(text, most)));

    /// <summary>The name of a case, which may break where a reader would break it.</summary>
    public static HtmlFragment Name(string text) => new($"<bdi>{Text(text, MaxName).Markup.Replace(".", ".<wbr>", StringComparison.Ordinal).Replace("(", "<wbr>(", StringComparison.Ordinal).Replace("=", "=<wbr>", StringComparison.Ordinal)}</bdi>");

    public static HtmlFragment Join(IEnumerable<HtmlFragment> fragments) => new(string.Concat(fragments.Select(f => f.Markup)));

    /// <summary>Builds a fragment; a literal is markup, a hole is text.</summary>
    [InterpolatedStringHandler]
    public readonly struct Handler
    {
        private readonly StringBuilder _markup;

        public Handler(int literalLength, int formattedCount) => _markup = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string markup) => _markup.Append(markup);

        public void AppendFormatted(HtmlFragment fragment) => _markup.Append(fragment.Markup);

        public void AppendFormatted(IEnumerable<HtmlFragment> fragments) => _markup.AppendJoin("", fragments.Select(f => f.Markup));

        public void AppendFormatted(string? text) => _markup.Append(Text(text ?? "").Markup);

        public void AppendFormatted(int number) => _markup.Append(number);

        public override string ToString() => _markup.ToString();
    }
}
