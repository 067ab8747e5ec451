using System.CommandLine;

namespace AllocGate.RulesBench;

/// <summary>Tries the rules on public code: on fixes, and on code that is kept well. README.md says how.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args)
    {
        var mirror = new Option<string>("--mirror") { Description = "Folder of repository copies: owner+repo/repo is a git directory.", Required = true };
        var output = new Option<string>("--output") { Description = "File to write." };
        var pairs = new Argument<string>("pairs") { Description = "Lines of owner+repo|commit|path|rule|what." };
        var arguments = new Option<string>("--arguments") { Description = "Lines of owner+repo|commit|path|rule|why this finding of the fixed file is true." };
        var title = new Option<string>("--title") { DefaultValueFactory = _ => "Replay" };
        var replay = new Command("replay", "Runs the rules on files before and after a fix.") { pairs, mirror, arguments, title, output };
        replay.SetAction(async (parsed, cancellation) =>
        {
            var why = parsed.GetValue(arguments) is { } file ? await ReplayPair.ReadAsync(file, cancellation) : [];
            var rules = new RuleRunner();
            var all = new List<Replayed>();
            foreach (var pair in await ReplayPair.ReadAsync(parsed.GetValue(pairs)!, cancellation))
            {
                all.Add(await Replayed.OfAsync(pair, parsed.GetValue(mirror)!, rules, cancellation));
                Console.WriteLine($"{pair.Rule,-6} {(all[^1].IsClaimed ? "ok" : "--")} {pair.Key}  gone: {Ids(all[^1].Gone)}  new: {Ids(all[^1].New)}");
            }

            await WriteAsync(parsed.GetValue(output), ReplayTable.Of(parsed.GetValue(title)!, all, why.ToDictionary(w => (w.Key, w.Rule), w => w.Says)), cancellation);
            return 0;
        });

        var repositories = new Argument<string>("repositories") { Description = "Lines of owner+repo commit." };
        var labels = new Option<string>("--labels") { Description = "CSV of hits and labels, rewritten; new hits are labelled '?'.", Required = true };
        var messages = new Option<string>("--messages") { Description = "File for all findings with their messages; it quotes source, do not commit it." };
        var noise = new Command("noise", "Runs the rules on whole repositories.") { repositories, mirror, labels, messages, output };
        noise.SetAction(async (parsed, cancellation) =>
        {
            var run = new Noise(parsed.GetValue(mirror)!, new RuleRunner());
            await run.ReadAsync((await File.ReadAllLinesAsync(parsed.GetValue(repositories)!, cancellation)).Where(l => l.Length > 0 && !l.StartsWith('#')), cancellation);
            var known = File.Exists(parsed.GetValue(labels)) ? (await File.ReadAllLinesAsync(parsed.GetValue(labels)!, cancellation)).Skip(1).Select(NoiseHit.Parse) : [];
            var hits = run.Hits(known);
            await WriteAsync(parsed.GetValue(labels), string.Join('\n', hits.Select(h => h.ToString()).Prepend(NoiseHit.Header)) + "\n", cancellation);
            await WriteAsync(parsed.GetValue(messages), string.Join('\n', run.Messages()) + "\n", cancellation);
            await WriteAsync(parsed.GetValue(output), run.Summary(hits), cancellation);
            return 0;
        });
        return new RootCommand("Tries the rules on public code.") { replay, noise }.Parse(args).InvokeAsync();
    }

    private static string Ids(IEnumerable<Core.Findings.Finding> findings) =>
        string.Join(" ", findings.Select(f => $"{f.RuleId}:{f.Location.Line}{(f.Severity == Core.Findings.FindingSeverity.Info ? "i" : "")}"));

    private static async Task WriteAsync(string? file, string text, CancellationToken cancellationToken)
    {
        if (file is null)
            return;
        await File.WriteAllTextAsync(file + ".part", text, cancellationToken);
        File.Move(file + ".part", file, overwrite: true);
    }
}
