using AllocGate.Core.Findings;
using AllocGate.Core.Reporting;
using CliWrap;

namespace AllocGate.Git;

/// <summary>What differs between a commit and what is judged.</summary>
internal sealed class Differences(Repository repository)
{
    private static readonly string[] Patch =
    [
        "-c", $"color.diff.newMoved={PatchReader.MovedColor}", "-c", "color.diff.new=green", "-c", "core.attributesFile=",
        "diff", "--patch", "-U0", "--inter-hunk-context=0", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all",
        "--src-prefix=a/", "--dst-prefix=b/", "--color=always", "--ws-error-highlight=none", "--diff-algorithm=histogram",
    ];

    private static readonly string[] OnlyMeaning =
        ["-w", "--ignore-blank-lines", "--find-renames", "--color-moved=blocks", "--color-moved-ws=ignore-all-space"];

    private static readonly string[] EveryByte = ["--no-renames", "--no-color-moved"];

    /// <summary>Added and modified files with their changed lines; white space and moves left out.</summary>
    public async Task<IReadOnlyList<ChangedFile>> ChangedFilesAsync(string from, Judged judged, CancellationToken cancellationToken)
    {
        await using var index = judged is { Dirty: true, Untracked: true } ? new TemporaryIndex(repository.Git) : null;
        var git = index is null ? repository.Git : await index.FillAsync(cancellationToken);
        var patches = await ReadAsync(git, [.. OnlyMeaning, .. Sides(from, judged)], cancellationToken);

        // A .gitattributes of the change could call sources binary and so hide their lines.
        string[] hidden = [.. patches.Where(p => p is { Binary: true, NewPath: not null } && IsSource(p.NewPath))
            .SelectMany(p => new[] { p.NewPath!, p.OldPath ?? p.NewPath! }).Distinct(StringComparer.Ordinal)];
        if (hidden.Length > 0)
            patches = [.. patches, .. await ReadAsync(git, ["--text", .. OnlyMeaning, .. Sides(from, judged), .. hidden], cancellationToken)];

        return [.. patches
            .Where(p => p is { NewPath: not null, Binary: false, Submodule: false })
            .GroupBy(p => p.NewPath!, StringComparer.Ordinal)
            .Select(g => new ChangedFile(g.Key, g.First().OldPath, [.. g.SelectMany(p => p.Hunks).SelectMany(h => h.Changed())]))];
    }

    /// <summary>Where judged lines stand in a commit that annotations are posted to.</summary>
    public async Task<PostingTarget> PostingAsync(string posted, Judged judged, CancellationToken cancellationToken)
    {
        if (posted == judged.Commit && !judged.Dirty)
            return new(posted, [], []);
        var patches = await ReadAsync(repository.Git, [.. EveryByte, .. Sides(posted, judged)], cancellationToken);
        var kept = patches.Where(p => p is { NewPath: not null, Submodule: false }).ToList();
        return new(
            posted,
            [.. kept.Where(p => p is { OldPath: not null, Binary: false })
                .Select(p => new LineMap(p.NewPath!, [.. p.Hunks.Select(h => h.ToLineMap())]))],
            [.. kept.Where(p => p.OldPath is null).Select(p => p.NewPath!)]);
    }

    private static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static string[] Sides(string from, Judged judged) => judged.Dirty ? [from, "--"] : [from, judged.Commit, "--"];

    private static async Task<IReadOnlyList<FilePatch>> ReadAsync(GitCommand git, string[] arguments, CancellationToken cancellationToken)
    {
        IReadOnlyList<FilePatch> patches = [];
        var target = PipeTarget.Create(async (stream, token) => patches = await PatchReader.ReadAsync(stream, token));
        await git.RunAsync([.. Patch, .. arguments], cancellationToken, target);
        return patches;
    }
}
