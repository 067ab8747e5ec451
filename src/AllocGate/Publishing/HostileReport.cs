using System.Security.Cryptography;
using AllocGate.Core.Judging;
using AllocGate.Core.Reporting;
using AllocGate.Files;
using AllocGate.Gating;
using AllocGate.Reporting;
using AllocGate.Reporting.GitHub;
using AllocGate.Reporting.Json;
using AllocGate.Reporting.Markdown;

namespace AllocGate.Publishing;

/// <summary>
/// A report that a job without any token measured: whoever opened the pull request may have written every byte of it. What it says is shown;
/// what it claims to be about is checked.
/// </summary>
internal static class HostileReport
{
    /// <summary>The most that is read, in bytes.</summary>
    public const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>The most entries of one list.</summary>
    public const int MaxEntries = 5_000;

    private const int MaxShown = 5;

    // A clock may be wrong, but not by more.
    private static readonly TimeSpan s_clocks = TimeSpan.FromDays(1);

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="gate">The name that the trusted workflow gives: a check run of another name could stand for another check.</param>
    /// <param name="commit">The commit that GitHub says was measured.</param>
    /// <param name="now">When it is published.</param>
    /// <exception cref="InvalidInputException">It is none that can be shown: everything that is wrong.</exception>
    public static async Task<GateReport> ReadAsync(string path, string gate, string commit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new InvalidInputException("There is no report: the measuring job ended before it wrote one.", path);
        var report = await ReportJson.ReadFileAsync(path, cancellationToken, MaxBytes);
        var errors = Errors(report, gate, commit, now).Select(what => new InputError(what, path)).ToList();
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        RefuseUnreadable(report, path);
        return report;
    }

    /// <summary>The report of a gate whose own report cannot be used: it has no answer, and says why.</summary>
    public static GateReport Refused(string gate, string commit, InvalidInputException refusal, DateTimeOffset now) => new(
        Compose.Version, gate, now,
        new ReportSubject("published", commit, commit[..7], null, "not known", "not known", new PostingTarget(commit, [], [])),
        new Verdict.Inconclusive([.. refusal.Errors.Select(error => $"The measuring job's report cannot be used: {error.What}")]),
        Partial: false, [], [], [], [], [], []);

    /// <summary>
    /// The report with those files taken for absent that the commit does not have, or may not have: nothing is annotated in them. What cannot be
    /// checked is said.
    /// </summary>
    public static GateReport WithFilesOf(GateReport report, CommitFiles files)
    {
        var named = report.Rows.Select(row => row.Location?.Path)
            .Concat(report.Rows.Select(row => row.AllocatingLines?.ChangedLine?.Path))
            .Concat(report.Families.Select(family => family.Location?.Path))
            .Concat(report.Findings.Select(finding => finding.Finding.Location.Path))
            .OfType<string>().Distinct().Where(path => !files.Paths.Contains(path)).ToList();
        var posting = report.Subject.Posting!;
        return report with
        {
            Subject = report.Subject with { Posting = posting with { Absent = [.. posting.Absent.Union(named)] } },
            Notices = files.AreAll || named.Count == 0 ? report.Notices : [Unchecked(named), .. report.Notices],
        };
    }

    private static string Unchecked(List<string> paths)
    {
        var shown = string.Join(", ", paths.Take(MaxShown).Select(path => HostileText.OneLine(path, 200)));
        var more = paths.Count > MaxShown ? $" and {paths.Count - MaxShown:#,0} more" : "";
        return $"The commit has more files than GitHub lists, and whether it has {shown}{more} is not known: what stands there is not annotated, only told here.";
    }

    /// <summary>Finds the check run of the same report again, however often it is published.</summary>
    public static async Task<string> IdentityAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return "allocgate-no-report";
        try
        {
            var utf8 = await BoundedFile.ReadAsync(path, path, MaxBytes, "", cancellationToken);
            return $"allocgate-{Convert.ToHexStringLower(SHA256.HashData(utf8.Span))}";
        }
        catch (InvalidInputException)
        {
            return "allocgate-unreadable-report";
        }
    }

    private static IEnumerable<string> Errors(GateReport report, string gate, string commit, DateTimeOffset now)
    {
        (string Name, int Count)[] lists =
        [
            ("projects", report.Projects.Count), ("rows", report.Rows.Count), ("families", report.Families.Count), ("findings", report.Findings.Count),
            ("cases not selected", report.NotSelected.Count), ("suppressed findings", report.Suppressed.Count), ("waivers", report.Waivers.Count), ("notices", report.Notices.Count), ("loosenings", report.Loosenings.Count),
            ("reasons", Reasons.All(report.Verdict).Count), ("line maps", report.Subject.Posting?.Maps.Count ?? 0),
            ("absent files", report.Subject.Posting?.Absent.Count ?? 0),
        ];
        foreach (var (name, count) in lists.Where(list => list.Count > MaxEntries))
            yield return $"It has {count:#,0} {name}; at most {MaxEntries:#,0} are published.";
        if (report.Name != gate)
            yield return $"It is the report of a gate named \"{HostileText.OneLine(report.Name, 100)}\", and \"{gate}\" is published (--name).";
        if (report.Subject.Posting?.Commit is not { } measured)
            yield return "It does not say which commit it was measured for.";
        else if (measured != commit)
            yield return $"It was measured for the commit {HostileText.OneLine(measured, 64)}, and GitHub says {commit}.";
        if (report.Shard is not null)
            yield return "It is one shard of a run: merge them first (allocgate merge).";
        if (report.CreatedAt > now + s_clocks || report.CreatedAt.Year < 2000)
            yield return "It was not made at a time that can be.";
        if (report.Verdict is Verdict.Pass && Contradicts(report))
            yield return "It passes although a row or a law of it fails or is open.";
    }

    private static bool Contradicts(GateReport report) =>
        report.Rows.Any(row => row.Standing() is RowStanding.Failing or RowStanding.Open)
        || report.Families.Any(family => family.Laws.Any(law => law.Standing() is RowStanding.Failing or RowStanding.Open));

    // Figures that the gate cannot make may be beyond what can be computed: better found here than in the middle of posting.
    private static void RefuseUnreadable(GateReport report, string path)
    {
        try
        {
            _ = MarkdownReport.Render(report, 65_535);
            _ = Annotations.Of(report);
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidInputException($"Its figures make no sense: {e.Message}", path);
        }
    }
}
