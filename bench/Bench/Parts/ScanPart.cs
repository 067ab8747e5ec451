using System.Diagnostics;
using AllocGate.Bench.Measured;

namespace AllocGate.Bench.Parts;

/// <summary>The rules over a tree and over a change of some of its files: by `allocgate scan`, just-in-time and compiled ahead, and by `dotnet build` with the same rules.</summary>
internal static class ScanPart
{
    private const int ChangedFiles = 20;
    private const int Failed = 1;
    private const int Inconclusive = 3;

    public static async Task<IReadOnlyList<ScanResult>> RunAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        var tools = new List<(string Name, string Assembly)> { ("allocgate scan, just in time", Tool.AsBuilt) };
        if (settings.Ahead)
            tools.Add(("allocgate scan, compiled ahead", await Tool.AsShippedAsync(settings, work, cancellationToken)));
        var tree = await ScannedTree.CloneAsync(settings.Tree, work, cancellationToken);
        var results = new List<ScanResult>();
        foreach (var (name, assembly) in tools)
            results.Add(await ScanAsync(tree, name, assembly, "the whole tree", tree.Lines, [], cancellationToken));
        if (settings.Build is { } project)
            results.Add(await BuildAsync(settings, tree, project, work, cancellationToken));
        var changed = await tree.ChangeAsync(ChangedFiles, cancellationToken);
        foreach (var (name, assembly) in tools)
            results.Add(await ScanAsync(tree, name, assembly, $"a change of {changed.Files} files", changed.Lines, ["--base", "HEAD"], cancellationToken));
        return results;
    }

    private static async Task<ScanResult> ScanAsync(
        ScannedTree tree, string name, string assembly, string what, long lines, string[] more, CancellationToken cancellationToken)
    {
        var findings = 0;
        var start = new ProcessStartInfo("dotnet", [assembly, "scan", .. more]) { WorkingDirectory = tree.Folder };
        var time = await TimedProcess.RunAsync(start, line => Counted(line, "    warning AG", "    error AG", ref findings), [Failed, Inconclusive], cancellationToken);
        Console.WriteLine($"{name}, {what}: {time.Seconds:0.00} s");
        return new(tree.Name, name, what, lines, findings, time);
    }

    // Everything is restored and built before, so that what is timed is compiling and the rules.
    private static async Task<ScanResult> BuildAsync(BenchSettings settings, ScannedTree tree, string project, WorkFolder work, CancellationToken cancellationToken)
    {
        var targets = work.New(".targets");
        var rules = Path.Combine(AppContext.BaseDirectory, "AllocGate.Rules.dll");
        await File.WriteAllTextAsync(targets, $"<Project><ItemGroup><Analyzer Include=\"{rules}\" /></ItemGroup></Project>", cancellationToken);
        string[] build = ["build", project, "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:TreatWarningsAsErrors=false", "-p:RestoreLockedMode=false"];
        await TimedProcess.RunAsync(new ProcessStartInfo("dotnet", build) { WorkingDirectory = tree.Folder }, _ => false, [], cancellationToken);
        var findings = 0;
        var start = new ProcessStartInfo("dotnet", [.. build, "--no-incremental", "--no-restore", $"-p:CustomAfterMicrosoftCommonTargets={targets}"]) { WorkingDirectory = tree.Folder };
        var time = await TimedProcess.RunAsync(start, line => Counted(line, ": warning AG1", ": error AG1", ref findings), [], cancellationToken);
        Console.WriteLine($"dotnet build of {project}: {time.Seconds:0.00} s");
        return new(tree.Name, "dotnet build with the rules", $"{project} and what it refers to", 0, findings, time);
    }

    private static bool Counted(string line, string warning, string error, ref int findings)
    {
        if (line.Contains(warning, StringComparison.Ordinal) || line.Contains(error, StringComparison.Ordinal))
            findings++;
        return false;
    }
}
