using AllocGate.Core.Comparing;
using AllocGate.Core.Findings;
using AllocGate.Core.Measuring;
using AllocGate.Core.Reporting;

namespace AllocGate.Reporting.GitHub;

/// <summary>What a report says on the lines of the change: rows that fail or are open, and findings in scope, unless a waiver accepts them.</summary>
public static class Annotations
{
    private const int MaxTitle = 255;
    private const int MaxMessage = 4_000;

    /// <summary>Worst first.</summary>
    public static IReadOnlyList<Annotation> Of(GateReport report)
    {
        var rows = WorstFirst.Rows(report.Rows)
            .Where(row => row.Standing() is RowStanding.Failing or RowStanding.Open)
            .Select(row => OfRow(row, report.Subject.Posting));
        var laws =
            from family in report.Families
            from law in family.Laws
            where law.Standing() is RowStanding.Failing or RowStanding.Open
            select OfLaw(family, law, report.Subject.Posting);
        var findings = WorstFirst.Findings(report.Findings.Where(f => f is { WaivedBy: null, Finding.InScope: true }))
            .Select(f => OfFinding(f.Finding, report.Subject.Posting));
        return [.. rows.Concat(laws).Concat(findings).OrderByDescending(a => a.Level)];
    }

    private static Annotation OfRow(ComparedRow row, PostingTarget? posting)
    {
        var benchmark = row.Location is null ? null : Map(posting, row.Location);
        var changed = row.AllocatingLines?.ChangedLine is { } line ? Map(posting, line) : null;
        var place = changed ?? benchmark;
        var level = row.Standing() == RowStanding.Failing ? AnnotationLevel.Failure : AnnotationLevel.Warning;
        var notes = row.Location is not null && (benchmark is null || changed is not null)
            ? [$"Benchmark at {row.Location.Path}:{row.Location.Line}."]
            : Array.Empty<string>();
        return Create(level, place, place?.Line ?? 0, $"{row.Word().TrimStart('?', ' ')}: {row.Name}", [.. RowReasons.Of(row), .. notes]);
    }

    private static Annotation OfLaw(ComparedFamily family, ComparedLaw law, PostingTarget? posting)
    {
        var place = family.Location is null ? null : Map(posting, family.Location);
        var level = law.Standing() == RowStanding.Failing ? AnnotationLevel.Failure : AnnotationLevel.Warning;
        return Create(level, place, place?.Line ?? 0, $"{LawWords.Word(law).TrimStart('?', ' ')}: {family.Name}", [LawWords.Sentence(law)]);
    }

    private static Annotation OfFinding(Finding finding, PostingTarget? posting)
    {
        var location = finding.Location;
        var place = Map(posting, new SourceLine(location.Path, location.Line));
        var end = place is null ? null : Map(posting, new SourceLine(location.Path, location.EndLine));
        var level = finding.Severity switch
        {
            FindingSeverity.Error => AnnotationLevel.Failure,
            FindingSeverity.Warning => AnnotationLevel.Warning,
            _ => AnnotationLevel.Notice,
        };
        List<string> lines = [finding.Message];
        lines.AddRange(finding.Related.Select(r => $"{(r.Label.Length > 0 ? r.Label : "see also")}: {r.Path}:{r.Line}"));
        if (place is null)
            lines.Add($"Found at {location.Path}:{location.Line}.");
        if (finding.Scope == FindingScope.NewInChangedFile)
            lines.Add("The line itself is unchanged: the change caused it.");
        return Create(level, place, Math.Max(place?.Line ?? 0, end?.Line ?? 0), $"{finding.RuleId} ({OutcomeWords.Of(finding.Severity)})", lines);
    }

    private static SourceLine? Map(PostingTarget? posting, SourceLine line)
    {
        var mapped = posting is null ? line : posting.Map(line);
        return mapped is { Line: > 0 } && !string.IsNullOrWhiteSpace(mapped.Path) ? mapped : null;
    }

    private static Annotation Create(AnnotationLevel level, SourceLine? place, int endLine, string title, IReadOnlyList<string> lines)
    {
        var safeTitle = HostileText.OneLine(title, MaxTitle);
        var message = HostileText.Clip(string.Join('\n', lines.SelectMany(line => HostileText.Lines(HostileText.Clip(line, MaxMessage)))).Trim(), MaxMessage);
        return new Annotation(level, place, endLine, safeTitle, message.Length > 0 ? message : safeTitle);
    }
}
