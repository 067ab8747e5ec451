using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AllocGate.Commands;

/// <summary>Help with examples and exit codes.</summary>
internal sealed class HelpExamples : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "allocgate init                                        put this repository under the gate",
            "allocgate gate                                        judge the working tree against the default branch",
            "allocgate explain AG1002                              why a rule fired, and what to write instead",
        ],
        ["gate"] =
        [
            "allocgate gate                                        judge the working tree against the default branch",
            "allocgate gate bench/My.Benchmarks --base v2.1.0      one project against a tag",
            "allocgate gate --select all --filter '*Insert*'       every benchmark whose id matches",
            "allocgate gate --no-benchmarks --fail-on info         the rules alone, strictly",
            "allocgate gate --pushed origin < refs                 what a pre-push hook is told to push",
            "allocgate gate --time-budget 30s                      the rules and the quickest benchmarks, as before a push",
        ],
        ["measure"] =
        [
            "allocgate measure bench/My.Benchmarks                 allocated and retained bytes of each annotated benchmark",
            "allocgate measure --select all -o before.json         keep the figures for `allocgate compare`",
            "allocgate measure bench/My.Benchmarks --verify        both engines side by side, each difference named",
        ],
        ["profile"] =
        [
            "allocgate profile Inserts.PutAll                      which lines of that benchmark allocate, and what",
            "allocgate profile '*Insert*' bench/My.Benchmarks      all cases of one project whose id matches",
            "allocgate profile Inserts.PutAll --json > lines.json  the same for a script",
        ],
        ["scan"] =
        [
            "allocgate scan                                        the whole repository",
            "allocgate scan src --base origin/main                 what the change is responsible for",
        ],
        ["compare"] =
        [
            "allocgate compare before.json after.json             files that `allocgate measure -o` wrote",
            "allocgate compare old/results new/results             BenchmarkDotNet's JSON reports of two runs",
        ],
        ["baseline"] =
        [
            "allocgate baseline update                             measure every project and write allocgate.baseline.json",
            "allocgate baseline show                               what the file says",
        ],
        ["update"] =
        [
            "allocgate baseline update                             measure every project and write allocgate.baseline.json",
            "allocgate baseline update --only '*PutAll*' --accept-regressions   take the growth of these cases alone",
            "allocgate baseline update bench --from results        take what BenchmarkDotNet has measured (--exporters json)",
        ],
        ["show"] = ["allocgate baseline show"],
        ["publish"] =
        [
            "allocgate publish report.json                         in a workflow_run job: post what a fork's pull request measured",
            "allocgate publish report.json --comment on-change     with a comment once there is something to say",
        ],
        ["close"] = ["allocgate close                                       the last step of a job, whatever became of the gate"],
        ["merge"] =
        [
            "allocgate merge shards/*/report.json                  one verdict of what `allocgate gate --shard I/N` reported",
            "allocgate merge 1.json 2.json -o all.json             one file of what `allocgate measure --shard I/2 -o F` wrote",
        ],
        ["accept"] =
        [
            "allocgate accept '*PutAll*' --metric allocated --reason \"the new index\"",
            "allocgate accept 'My.Inserts.PutAll()' --metric missing --reason \"replaced by Load\"",
        ],
        ["selftest"] =
        [
            "allocgate selftest                                    does the gate go red, here and now?",
            "allocgate selftest --seed 7                           the same sizes and places once more",
        ],
        ["config"] =
        [
            "allocgate config show                                 every value, and where it comes from",
            "allocgate config show --threshold allocatedBytes=48B  and what an option would change",
            "allocgate config schema > allocgate.schema.json       for editors: \"$schema\": \"./allocgate.schema.json\"",
        ],
        ["waive"] =
        [
            "allocgate waive '*PutAll*' --ceiling \"120 KB\" --reason \"the new index\" --expires 2027-01-31",
            "allocgate waive src/Cache.cs --rule AG1401 --reason \"20 entries\" --expires 2027-01-31",
        ],
        ["explain"] =
        [
            "allocgate explain AG1002                              why it fired, what to write instead, when to suppress",
            "allocgate explain                                     every rule with its title",
        ],
        ["init"] =
        [
            "allocgate init                                        what the repository uses and does not have yet",
            "allocgate init github                                 a workflow that gates pull requests",
            "allocgate init hook                                   gate what is pushed, before it is",
            "allocgate init hook --uninstall                       and no longer",
        ],
    };

    private readonly HelpAction _help = new();

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        if (Examples.TryGetValue(command is RootCommand ? "" : command.Name, out var examples))
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }

        output.WriteLine("Exit codes: 0 pass, 1 the gate failed, 2 bad input, 3 inconclusive, 4 a report was not delivered, 70 internal error, 130 cancelled.");
        return code;
    }
}
