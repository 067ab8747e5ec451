using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AllocGate.Core.Findings;

namespace AllocGate.Git;

/// <summary>
/// Reads `git diff -p --color=always`. Counts decide what is content, so that no line of a file can pass for a header.
/// </summary>
internal static partial class PatchReader
{
    /// <summary>What `color.diff.newMoved` must be for moved lines to be known: git writes it as <see cref="MovedCode"/>.</summary>
    public const string MovedColor = "bold 201";

    private const string MovedCode = "\u001b[1;38;5;201m";
    private const int LongestLine = 1 << 16;

    /// <exception cref="InvalidDataException">It is no patch.</exception>
    public static async Task<IReadOnlyList<FilePatch>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var files = new List<FilePatch>();
        PatchDraft? draft = null;
        await foreach (var raw in LinesAsync(reader, cancellationToken))
        {
            var moved = raw.StartsWith(MovedCode, StringComparison.Ordinal);
            var line = LeadingColors().Replace(raw, "");
            if (draft is not null && draft.Take(line, moved))
                continue;
            if (line.StartsWith("diff --git ", StringComparison.Ordinal))
            {
                draft?.AddTo(files);
                draft = new PatchDraft(WithoutColors(line)["diff --git ".Length..]);
            }
            else
            {
                draft?.Header(WithoutColors(line));
            }
        }

        draft?.AddTo(files);
        return files;
    }

    // A name with an escape in it stands in quotation marks: what is left are git's own colours.
    private static string WithoutColors(string line) => Colors().Replace(line, "");

    // Only '\n' ends a line: a lone '\r' in a file must not make one.
    private static async IAsyncEnumerable<string> LinesAsync(
        StreamReader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var buffer = new char[1 << 15];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var at = 0; at < read; at++)
            {
                if (buffer[at] == '\n')
                {
                    yield return line.ToString();
                    line.Clear();
                }
                else if (line.Length < LongestLine)
                {
                    line.Append(buffer[at]);
                }
            }
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    [GeneratedRegex(@"\A(\u001b\[[0-9;]*m)+")]
    private static partial Regex LeadingColors();

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Colors();

    /// <summary>One file while its part of the patch is read.</summary>
    private sealed partial class PatchDraft(string header)
    {
        private readonly List<PatchHunk> _hunks = [];
        private readonly List<LineRange> _moved = [];
        private string? _old;
        private string? _new;
        private bool _added;
        private bool _deleted;
        private bool _renamed;
        private bool _binary;
        private bool _submodule;
        private bool _named;
        private PatchHunk? _hunk;
        private int _oldLeft;
        private int _newLeft;

        /// <summary>Takes a line of content; false where all content of the hunk was taken.</summary>
        public bool Take(string line, bool moved)
        {
            if (_hunk is null)
                return false;
            if (line.StartsWith('\\'))
                return true;
            if (_oldLeft == 0 && _newLeft == 0)
            {
                _hunks.Add(_hunk with { Moved = [.. _moved] });
                _hunk = null;
                return false;
            }

            var kind = line.Length == 0 ? ' ' : line[0];
            if (kind is '-' or ' ')
                _oldLeft--;
            if (kind is '+' or ' ')
            {
                if (moved && kind == '+')
                    AddMoved(_hunk.NewStart + _hunk.NewCount - _newLeft);
                _newLeft--;
            }

            return kind is '-' or '+' or ' ' && _oldLeft >= 0 && _newLeft >= 0
                ? true
                : throw new InvalidDataException("git diff wrote a hunk that does not fit its own count of lines.");
        }

        public void Header(string line)
        {
            if (HunkHeader().Match(line) is { Success: true } hunk)
            {
                _hunk = new(Number(hunk, 1), Count(hunk, 2), Number(hunk, 3), Count(hunk, 4), []);
                (_oldLeft, _newLeft) = (_hunk.OldCount, _hunk.NewCount);
                _moved.Clear();
            }
            else if (After(line, "--- ") is { } old)
                (_old, _named) = (QuotedPath.WithoutPrefix(old), true);
            else if (After(line, "+++ ") is { } @new)
                (_new, _named) = (QuotedPath.WithoutPrefix(@new), true);
            else if (After(line, "rename from ") is { } from)
                (_old, _named, _renamed) = (QuotedPath.Read(from).Path, true, true);
            else if (After(line, "rename to ") is { } to)
                _new = QuotedPath.Read(to).Path;
            else if (line.StartsWith("Binary files ", StringComparison.Ordinal))
                _binary = true;
            else
                Mode(line);
        }

        public void AddTo(List<FilePatch> files)
        {
            if (_hunk is not null)
            {
                if (_oldLeft != 0 || _newLeft != 0)
                    throw new InvalidDataException("git diff ended in the middle of a hunk.");
                _hunks.Add(_hunk with { Moved = [.. _moved] });
            }

            if (!_named)
                _old = _new = QuotedPath.OfHeader(header);
            // What has no lines, is not binary and kept its name changed its mode or white space only.
            if (_hunks.Count > 0 || _binary || _renamed)
                files.Add(new(_added ? null : _old, _deleted ? null : _new, _binary, _submodule, _hunks));
        }

        private void Mode(string line)
        {
            _added |= line.StartsWith("new file mode", StringComparison.Ordinal);
            _deleted |= line.StartsWith("deleted file mode", StringComparison.Ordinal);
            _submodule |= line.EndsWith(" 160000", StringComparison.Ordinal);
        }

        private void AddMoved(int line)
        {
            if (_moved.Count > 0 && _moved[^1].Last == line - 1)
                _moved[^1] = _moved[^1] with { Last = line };
            else
                _moved.Add(new(line, line));
        }

        private static string? After(string line, string start) =>
            line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..] : null;

        private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

        private static int Count(Match match, int group) => match.Groups[group].Success ? Number(match, group) : 1;

        [GeneratedRegex(@"\A@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")]
        private static partial Regex HunkHeader();
    }
}
