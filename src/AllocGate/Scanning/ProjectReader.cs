using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AllocGate.Files;
using CliWrap;
using CliWrap.Exceptions;

namespace AllocGate.Scanning;

/// <summary>
/// Asks MSBuild about projects, without a restore. One `dotnet msbuild` reads them all: asking a project at a time through -getItem
/// takes half a second each, which a repository of several hundred projects feels.
/// </summary>
/// <param name="told">Called with what MSBuild says while it is at it.</param>
internal sealed class ProjectReader(DotnetInstallation dotnet, Action<string> told)
{
    // The longest that the projects of one scan may take; reading 250 takes about ten seconds.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The targets of each project, every target framework one. A project that MSBuild cannot read has none.</summary>
    /// <param name="projects">Absolute paths. One with a control character in it cannot be asked about, and has no target.</param>
    public async Task<ILookup<string, ProjectTarget>> ReadAsync(IReadOnlyCollection<string> projects, ScanNotes notes, CancellationToken cancellationToken)
    {
        projects = [.. projects.Where(p => !p.Any(char.IsControl))];
        if (projects.Count == 0)
            return Enumerable.Empty<ProjectTarget>().ToLookup(t => t.Project, SourceInventory.PathComparer);
        await using var folder = new TemporaryFolder("scan");
        await WriteRequestAsync(folder.Path, projects, cancellationToken);
        await RunAsync(folder.Path, projects.Count, notes, cancellationToken);
        var targets = new List<ProjectTarget>();
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*.facts"))
            targets.Add(ProjectTarget.Read(await File.ReadAllLinesAsync(file, cancellationToken)));
        return targets.OrderBy(t => t.Framework).ToLookup(t => t.Project, SourceInventory.PathComparer);
    }

    private static async Task WriteRequestAsync(string folder, IEnumerable<string> projects, CancellationToken cancellationToken)
    {
        await using (var targets = File.Create(Path.Combine(folder, "ProjectFacts.targets")))
        await using (var resource = typeof(ProjectReader).Assembly.GetManifestResourceStream("scanning/ProjectFacts.targets")!)
            await resource.CopyToAsync(targets, cancellationToken);

        var imports = Escape(Path.Combine(folder, "ProjectFacts.targets"));
        var request = new XElement("Project",
            new XElement("ItemGroup", projects.Select(p => new XElement("Asked",
                new XAttribute("Include", Escape(p)),
                new XElement("AdditionalProperties", $"AllocGateProject={Escape(p)};AllocGateFolder={Escape(folder)};CustomAfterMicrosoftCommonTargets={imports};CustomAfterMicrosoftCommonCrossTargetingTargets={imports}")))),
            new XElement("Target", new XAttribute("Name", "Ask"),
                new XElement("MSBuild",
                    new XAttribute("Projects", "@(Asked)"),
                    new XAttribute("Targets", "AllocGateFacts"),
                    new XAttribute("BuildInParallel", "true"),
                    new XAttribute("ContinueOnError", "true"))));
        await File.WriteAllTextAsync(Path.Combine(folder, "Ask.proj"), request.ToString(), cancellationToken);
    }

    private async Task RunAsync(string folder, int projects, ScanNotes notes, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        try
        {
            // In the temporary folder no global.json of the repository can ask for an SDK that is not installed.
            await Cli.Wrap(dotnet.Command)
                .WithArguments(["msbuild", "Ask.proj", "-t:Ask", "-noAutoResponse", "-nologo", "-v:q", "-nr:false", $"-m:{Math.Min(projects, Environment.ProcessorCount)}"])
                .WithWorkingDirectory(folder)
                .WithEnvironmentVariables(ShortLived())
                .WithStandardOutputPipe(PipeTarget.ToDelegate(told))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(limited.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            notes.Notice($"MSBuild did not describe the projects within {Limit.TotalMinutes:0} minutes.");
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or CommandExecutionException)
        {
            notes.Notice($"MSBuild cannot be started, so no project could be read: {error.Message}");
        }
    }

    // It ends before profiling pays back, or moving code out of writable memory protects anything.
    private Dictionary<string, string?> ShortLived() => new(dotnet.Variables) { ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableWriteXorExecute"] = "0" };

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
            _ = "%*?@$();'".Contains(c) ? escaped.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture)) : escaped.Append(c);
        return escaped.ToString();
    }
}
