using System.Text.RegularExpressions;
using AllocGate.Gating;

namespace AllocGate.Git;

/// <summary>What git's log says of a change.</summary>
internal sealed class ChangeCommits(Repository repository)
{
    private const char Record = '\x1e';
    private const char Field = '\x1f';

    /// <summary>The commits between two that carry AllocGate-Accept trailers.</summary>
    public async Task<IReadOnlyList<ChangeCommit>> AcceptingAsync(string @base, string head, CancellationToken cancellationToken)
    {
        // A shallow clone has the two ends at most; deepening until they meet brings what lies between.
        if (await repository.IsShallowAsync(cancellationToken))
            await new History(repository).MergeBaseAsync(@base, head, cancellationToken);
        var log = await repository.Git.TryAsync(
            ["log", "-n", "1000", "--format=%x1e%H%x1f%an%x1f%(trailers:key=AllocGate-Accept,valueonly,unfold)", $"{@base}..{head}", "--"], cancellationToken);
        return
        [
            .. from record in log.Output.Split(Record, StringSplitOptions.RemoveEmptyEntries)
               let fields = record.Split(Field)
               where fields.Length >= 3 && EventFile.IsCommit(fields[0])
               let trailers = fields[^1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
               where trailers.Length > 0
               select new ChangeCommit(fields[0], fields[1], trailers),
        ];
    }

    /// <summary>The commits that changed a line with this text.</summary>
    public async Task<IReadOnlyList<string>> OfLineAsync(string path, string text, CancellationToken cancellationToken)
    {
        var pattern = Regex.Replace(text, @"[\\.\[\]*^$+?(){}|]", @"\$&");
        var log = await repository.Git.TryAsync(["log", "-n", "10", "--format=%h %an: %s", "-G", pattern, "HEAD", "--", path], cancellationToken);
        return log.Succeeded ? [.. log.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)] : [];
    }
}
