using AllocGate.Core.Judging;
using AllocGate.Gating;
using AllocGate.Git;
using AllocGate.Reporting;

namespace AllocGate.Commands;

/// <summary>`allocgate gate --pushed`: every tip of a push, one after the other, each with a verdict of its own.</summary>
internal sealed class PushGate(CommandContext context, Place place)
{
    /// <param name="remote">As the hook was given it; absent: what the hook runner names.</param>
    /// <param name="judge">Judges one tip, with its reports in a folder of that name below the usual one; in that itself where the name is empty.</param>
    /// <returns>That of the tip that failed, else of the first that did not pass.</returns>
    public async Task<ExitCode> RunAsync(string? remote, Func<PushedTip, string, Task<ExitCode>> judge, CancellationToken cancellationToken)
    {
        if (!place.IsRepository)
            throw new InvalidInputException("This folder is in no git repository, so nothing can be pushed from it.", place.WorkingDirectory);
        var lines = context.Compose.PushedRef ?? (context.Input is { } input ? await input.ReadToEndAsync(cancellationToken) : throw NotInAHook());
        if (string.IsNullOrWhiteSpace(lines))
            await TellAsync("no ref is pushed. Where one was, the hook runner kept its standard input back (lefthook hands it on with `use_stdin: true`).");

        var worst = ExitCode.Pass;
        var tips = await context.Compose.Pushes.ReadAsync(place.Root, remote ?? context.Compose.PushedTo ?? "origin", lines, cancellationToken);
        var several = tips.Count(tip => tip.NothingToGate is null) > 1;
        foreach (var tip in tips)
        {
            if (tip.NothingToGate is { } why)
            {
                await TellAsync($"{tip.Ref}: {why}; nothing to gate.");
                continue;
            }

            await TellAsync($"{tip.Ref} at {tip.Commit![..7]}, against {(tip.Base is null ? "the merge base: the remote has nothing of that name that is known here" : $"{tip.Base[..7]}, which the remote has")}");
            var code = await judge(tip, several ? tip.Commit[..12] : "");
            // A failed gate says more than one that could not be judged; whatever is not zero stops the push.
            if (worst == ExitCode.Pass || code == ExitCode.Fail)
                worst = code;
        }

        return worst;
    }

    private Task TellAsync(string what) => context.Error.WriteLineAsync(HostileText.ForLog($"allocgate: push: {what}"));

    private static InvalidInputException NotInAHook() => new(
        "git gives a pre-push hook the pushed refs on standard input, and this is a terminal.", "--pushed",
        "`allocgate init hook` writes such a hook; without one, say --head and --base.");
}
