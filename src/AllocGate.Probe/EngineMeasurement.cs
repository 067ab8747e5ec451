using System.Reflection;
using AllocGate.Probe.Discovery;
using AllocGate.Probe.Running;
using AllocGate.Probe.Wire;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AllocGate.Probe;

/// <summary>
/// The verb <c>bdn</c>: one case under BenchmarkDotNet's own engine with its MemoryDiagnoser, in this process, whatever config the
/// benchmark declares. Its usual toolchain would build the project once more from sources, with other properties than it was built with.
/// </summary>
internal static class EngineMeasurement
{
    // The tool's own timeout ends the process.
    private static readonly TimeSpan _patience = TimeSpan.FromDays(1);

    public static EngineRun Of(Assembly assembly, string id, string job)
    {
        KnownCase known;
        try
        {
            known = CaseSearch.Ask(assembly, id);
        }
        catch (DiscoveryException e)
        {
            return Impossible(id, e.Message);
        }

        // This process has a folder for temporary files of its own.
        var artifacts = Path.Combine(Path.GetTempPath(), "BenchmarkDotNet");
        var errors = new ErrorLog();
        var config = ImmutableConfigBuilder.Create(ManualConfig.CreateEmpty()
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(JsonExporter.Full)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(errors)
            .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.DisableOptimizationsValidator)
            .WithArtifactsPath(artifacts));
        var benchmark = BenchmarkCase.Create(known.Benchmark.Descriptor, JobFor(known.Benchmark, job), known.Benchmark.Parameters, config);
        var summary = BenchmarkRunner.Run(new BenchmarkRunInfo([benchmark], benchmark.Descriptor.Type, config));

        var succeeded = summary.Reports.Length == 1 && summary.Reports[0].Success && summary.Reports[0].ResultStatistics is not null;
        var report = Directory.Exists(artifacts) ? Directory.EnumerateFiles(artifacts, "*-report-full.json", SearchOption.AllDirectories).FirstOrDefault() : null;
        return succeeded && report is not null
            ? new EngineRun(WireFormat.Schema, id, report, null)
            : new EngineRun(WireFormat.Schema, id, null, NoResult(summary.ValidationErrors.Select(e => e.Message).Concat(errors.First)));
    }

    public static EngineRun Impossible(string id, string why) => new(WireFormat.Schema, id, null, CaseAttempt.NotFound(why));

    private static CaseFailure NoResult(IEnumerable<string> words) => new(FailurePhase.Benchmark, "no result", string.Join(" / ", words), null, null);

    // Of the benchmark's own jobs, only how often it may be invoked is kept: it can be part of what the code means.
    private static Job JobFor(BenchmarkCase declared, string name)
    {
        var job = Named(name).WithToolchain(new InProcessEmitToolchain(_patience, logOutput: true));
        var run = declared.Job.Run;
        var onceEach = declared.Descriptor.IterationSetupMethod is not null || declared.Descriptor.IterationCleanupMethod is not null;
        if (run.HasValue(BenchmarkDotNet.Jobs.RunMode.InvocationCountCharacteristic))
            return job.WithInvocationCount(run.InvocationCount).WithUnrollFactor(run.HasValue(BenchmarkDotNet.Jobs.RunMode.UnrollFactorCharacteristic) ? run.UnrollFactor : 1);
        return onceEach ? job.WithInvocationCount(1).WithUnrollFactor(1) : job;
    }

    private static Job Named(string name) => name switch
    {
        "dry" => Job.Dry,
        "short" => Job.ShortRun,
        "medium" => Job.MediumRun,
        "long" => Job.LongRun,
        _ => Job.Default,
    };
}
