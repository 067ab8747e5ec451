using System.Diagnostics;
using AllocGate.Core.Measuring;
using AllocGate.Imports;

namespace AllocGate.Bench.Measured;

/// <summary>One run of BenchmarkDotNet with MemoryDiagnoser under its usual toolchain, which builds the project once more.</summary>
internal sealed record BenchmarkDotNetRun(TimedRun Time, MeasurementSet Set)
{
    /// <param name="project">Absolute path.</param>
    /// <param name="job">dry, short or default.</param>
    /// <param name="filter">Glob over names.</param>
    /// <param name="environment">Variables, which MSBuild takes for properties.</param>
    public static async Task<BenchmarkDotNetRun> RunAsync(
        string project, string job, string filter, WorkFolder work, CancellationToken cancellationToken, params (string Name, string Value)[] environment)
    {
        var folder = Path.GetDirectoryName(project)!;
        var build = Start("dotnet", folder, environment, ["build", project, "-c", "Release", "-nologo", "-v:q", "-nodeReuse:false", "-p:UseSharedCompilation=false"]);
        var built = await TimedProcess.RunAsync(build, _ => false, [], cancellationToken);
        var assembly = await TargetAsync(project, folder, environment, cancellationToken);

        var artifacts = work.New();
        var run = Start("dotnet", folder, environment, [
            "exec", "--depsfile", Path.ChangeExtension(assembly, ".deps.json"), "--runtimeconfig", Path.ChangeExtension(assembly, ".runtimeconfig.json"),
            Path.Combine(AppContext.BaseDirectory, "Switcher.dll"), assembly,
            "--memory", "--filter", filter, "--exporters", "fulljson", "--artifacts", artifacts, .. job == "default" ? (string[])[] : ["--job", job]]);
        // Its own line when everything is built: "// ***** Done, took 00:00:08 (8.63 sec)   *****".
        var time = await TimedProcess.RunAsync(run, line => line.StartsWith("// ***** Done, took", StringComparison.Ordinal), [], cancellationToken);
        var set = await ReportFiles.ReadAsync([("results", Path.Combine(artifacts, "results"))], cancellationToken);
        // Where its own build fails it ends well all the same.
        if (!set.Rows.Any(row => row.Allocated.HasFigure))
            throw new InvalidOperationException($"BenchmarkDotNet has no figure for any case of {project}. Run it by hand: {run.FileName} {string.Join(' ', run.ArgumentList)}");
        return new(time + built with { BuildSeconds = built.Seconds, BuildCpuSeconds = built.CpuSeconds }, set);
    }

    private static async Task<string> TargetAsync(string project, string folder, (string, string)[] environment, CancellationToken cancellationToken)
    {
        var start = Start("dotnet", folder, environment, ["msbuild", project, "-nologo", "-getProperty:TargetPath", "-p:Configuration=Release"]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var path = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Trim();
        await process.WaitForExitAsync(cancellationToken);
        return path;
    }

    private static ProcessStartInfo Start(string file, string folder, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        // A lock file is for the project itself, not for what BenchmarkDotNet builds beside it.
        start.Environment.Remove("CI");
        return start;
    }
}
