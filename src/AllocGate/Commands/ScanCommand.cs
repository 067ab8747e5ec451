using System.CommandLine;
using AllocGate.Gating;
using AllocGate.Reporting.Terminal;

namespace AllocGate.Commands;

/// <summary>`allocgate scan`: the rules alone.</summary>
internal static class ScanCommand
{
    public static Command Create(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders. Without any: the whole repository.", Arity = ArgumentArity.ZeroOrMore };
        paths.IsNoOption();
        var @base = new Option<string?>("--base") { Description = "Only what the change since this revision is responsible for is in scope. [default: everything is]", HelpName = "REF" };
        var framework = new Option<string?>("--framework", "-f") { Description = "Bind against this target framework. [default: each project's own]", HelpName = "TFM" };
        var failOn = new Option<string>("--fail-on") { Description = "The least severity of a finding that fails.", HelpName = "error|warning|info", DefaultValueFactory = _ => "warning" };
        failOn.TakesOneOf("error", "warning", "info");
        var reports = new ScanReports();
        var output = new OutputOptions();
        var command = new Command("scan", "Run the rules for bulk inserts over the sources, without building or measuring.");
        command.Arguments.Add(paths);
        Option[] options = [@base, framework, failOn];
        foreach (var option in options)
            command.Options.Add(option);
        reports.AddTo(command);
        output.AddTo(command);

        return command.Does(async (parsed, cancellationToken) =>
        {
            var place = await context.FindPlaceAsync(cancellationToken);
            var selected = place.RootRelative(parsed.GetValue(paths) ?? []);
            RefuseMissing(place, selected);
            var change = parsed.GetValue(@base) is { } reference ? await ChangeSinceAsync(context, place, reference, cancellationToken) : null;
            await using var progress = context.Compose.Progress(output.Read(parsed));
            var tree = change?.Head ?? new SourceTree(place.Root, null);
            var scan = await context.Compose.Scanning.ScanAsync(
                new ScanRequest(tree, selected, change, parsed.GetValue(framework)), progress, cancellationToken);
            await progress.DisposeAsync();

            var report = await reports.ReportAsync(context, parsed, place, scan, change, GateOptions.Severity(parsed.GetValue(failOn)!), cancellationToken);
            FindingsList.Write(context.Compose.Console, [.. report.Findings.Where(f => f.Finding.InScope)]);
            return await ScanVerdict.TellAsync(context, scan, report, await reports.DeliverAsync(context, parsed, place, report, cancellationToken));
        });
    }

    private static async Task<ChangeSet> ChangeSinceAsync(CommandContext context, Place place, string reference, CancellationToken cancellationToken)
    {
        if (!place.IsRepository)
            throw new InvalidInputException("This folder is in no git repository, so there is no revision to compare with.", $"--base {reference}", "Leave it out to scan everything, or run this in a clone.");
        IAsyncDisposable? begun = null;
        try
        {
            return await context.Compose.Changes.ResolveAsync(
                new ChangeRequest(place.WorkingDirectory, reference, null, NeedsBase: true)
                {
                    OnPaths = paths => begun = context.Compose.Scanning.Begin(place.Root, paths, cancellationToken),
                },
                cancellationToken);
        }
        catch when (begun is not null)
        {
            await begun.DisposeAsync();
            throw;
        }
    }

    private static void RefuseMissing(Place place, IReadOnlyList<string> paths)
    {
        var missing = paths.Where(p => !Path.Exists(Path.Combine(place.Root, p)))
            .Select(p => new InputError("There is no such file or folder.", p, "Paths are shown from the root of the repository.")).ToList();
        if (missing.Count > 0)
            throw new InvalidInputException(missing);
    }
}
