using System.Globalization;
using System.Text;
using AllocGate.Core.Findings;

namespace AllocGate.RulesBench;

/// <summary>Counts what the rules say about public code that is kept well, and carries the labels over from the last run.</summary>
internal sealed class Noise(string mirror, RuleRunner rules)
{
    private readonly List<(string Repository, string Commit, int Files, long Lines)> _read = [];
    private readonly List<(string Repository, Finding Finding)> _found = [];

    /// <param name="repositories">Lines of "owner+repo commit".</param>
    public async Task ReadAsync(IEnumerable<string> repositories, CancellationToken cancellationToken)
    {
        foreach (var line in repositories.Select(r => r.Split(' ')))
        {
            var copy = new RepositoryCopy(Path.Combine(mirror, line[0], "repo"));
            var files = await copy.ReadAsync(line[1], await copy.PathsAsync(line[1], cancellationToken), cancellationToken);
            var sources = files.Where(f => f.Key.EndsWith(".cs", StringComparison.Ordinal)).Select(f => f.Value).ToList();
            _read.Add((line[0], line[1], sources.Count, sources.Sum(s => (long)s.Lines.Count)));
            foreach (var finding in await rules.RunAsync(new ProjectTexts(files).Units(), files, cancellationToken))
                _found.Add((line[0], finding));
            Console.WriteLine($"{line[0]}: {sources.Count} files, {_read[^1].Lines} lines, {_found.Count(f => f.Repository == line[0])} findings");
        }
    }

    /// <summary>Every hit at warning or above, labelled as before where it was labelled.</summary>
    public IReadOnlyList<NoiseHit> Hits(IEnumerable<NoiseHit> labelled)
    {
        var known = labelled.GroupBy(h => h.Place).ToDictionary(g => g.Key, g => g.First());
        var hits =
            from one in _found
            where one.Finding.Severity >= FindingSeverity.Warning
            let hit = new NoiseHit(one.Repository, one.Finding.RuleId, one.Finding.Severity.ToString().ToLowerInvariant(), one.Finding.Location.Path, one.Finding.Location.Line, "?", "")
            orderby hit.Rule, hit.Repository, hit.Path, hit.Line
            select known.TryGetValue(hit.Place, out var before) ? hit with { Label = before.Label, Argument = before.Argument } : hit;
        return [.. hits.Distinct()];
    }

    /// <summary>All findings with their messages, for the one who labels; messages quote source, so it is never committed.</summary>
    public IEnumerable<string> Messages() =>
        _found.Select(f => $"{f.Finding.RuleId} {f.Finding.Severity} {f.Repository} {f.Finding.Location.Path}:{f.Finding.Location.Line} {f.Finding.Message}");

    public string Summary(IReadOnlyList<NoiseHit> hits)
    {
        var lines = _read.Sum(r => r.Lines);
        var sure = hits.Count(h => h.Label == "true");
        var text = new StringBuilder(Invariant($"{_read.Count} repositories, {_read.Sum(r => r.Files):N0} C# files, {lines:N0} lines, tests and samples included.\n"));
        text.Append(Invariant($"{hits.Count} hits at warning or above, {sure} of them true ({(hits.Count == 0 ? 1 : (double)sure / hits.Count):P0}).\n\n"));
        text.Append("| rule | hits | true | false | false per 100,000 lines | info beside them |\n|---|---|---|---|---|---|\n");
        foreach (var rule in RuleIds())
        {
            var own = hits.Where(h => h.Rule == rule).ToList();
            var wrong = own.Count(h => h.Label != "true");
            text.Append(Invariant($"| {rule} | {own.Count} | {own.Count - wrong} | {wrong} | {wrong * 100_000.0 / lines:0.000} | {_found.Count(f => f.Finding.RuleId == rule && f.Finding.Severity == FindingSeverity.Info)} |\n"));
        }

        text.Append("\n| repository | commit | files | lines |\n|---|---|---|---|\n");
        foreach (var (repository, commit, files, count) in _read)
            text.Append(Invariant($"| {repository.Replace('+', '/')} | `{commit}` | {files:N0} | {count:N0} |\n"));
        return text.ToString();
    }

    private static IEnumerable<string> RuleIds() =>
        AllocGate.Rules.RuleCatalogue.Descriptors.Select(d => d.Id).Distinct().Order(StringComparer.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
