using System.Collections;
using System.Reflection;
using AllocGate.Baselines;
using AllocGate.Gating;
using AllocGate.Git;
using AllocGate.Imports;
using AllocGate.Measuring;
using AllocGate.Reporting;
using AllocGate.Reporting.GitHub;
using AllocGate.Reporting.Terminal;
using AllocGate.Rules;
using AllocGate.Scanning;
using Spectre.Console;

namespace AllocGate;

/// <summary>Puts the adapters together. The only place that constructs them.</summary>
internal sealed class Compose
{
    private readonly ReportPlaces _places;

    /// <param name="console">Where people read.</param>
    /// <param name="output">Standard output, for workflow commands.</param>
    public Compose(IAnsiConsole console, TextWriter output)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? "", StringComparer.OrdinalIgnoreCase);
        Console = console;
        OptionVariables = variables;
        _places = new ReportPlaces(console, output, variables);
        var git = GitEnvironment.Current();
        Changes = new GitChangeSource(git);
        Pushes = new PushedTips(git);
        Accepting = new AcceptingCommit(git);
        Throwaway = new ThrowawayRepository(git);
        (PushedTo, PushedRef) = (PushEnvironment.Remote(variables), PushEnvironment.Line(variables));
        var dotnet = new DotnetBenchmarkRunner(MeasuringEnvironment.Current(), Clock);
        (Measuring, Profiling) = (dotnet, dotnet);
        Scanning = new SourceScanner(Changes, ScanEnvironment.FindDotnet(), RuleCatalogue.Analyzers);
        Baselines = new MeasurementFileStore(Version);
        Sources = new MeasurementSources(Baselines);
        Cache = new BaseCache(CacheEnvironment.Folder(variables), new ToolBuild(Version, MeasuringEnvironment.Current().Probe), Clock);
        Times = new CaseTimesFile(CacheEnvironment.TimesFolder(variables));
    }

    /// <summary>The tool's version, without its commit.</summary>
    public static string Version { get; } =
        typeof(Compose).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public IAnsiConsole Console { get; }

    /// <summary>The environment, for the options that it may hold.</summary>
    public IReadOnlyDictionary<string, string> OptionVariables { get; }

    public IChangeSource Changes { get; }

    public PushedTips Pushes { get; }

    public AcceptingCommit Accepting { get; }

    public ThrowawayRepository Throwaway { get; }

    /// <summary>The remote that a hook runner names; absent where none does.</summary>
    public string? PushedTo { get; }

    /// <summary>The push that a hook runner tells of in the environment, as git would on standard input; absent where none does.</summary>
    public string? PushedRef { get; }

    public IBenchmarkRunner Measuring { get; }

    public IAllocationProfiler Profiling { get; }

    public ISourceScanner Scanning { get; }

    public IBaselineStore Baselines { get; }

    public MeasurementSources Sources { get; }

    public IBaseCache Cache { get; }

    public ICaseTimes Times { get; }

    public TimeProvider Clock { get; } = TimeProvider.System;

    public IGateProgress Progress(Verbosity verbosity) => new ConsoleProgress(Console, verbosity, Clock);

    /// <param name="announcer">Absent where nothing is announced.</param>
    public Gate Gate(IAnnouncer? announcer, IGateProgress progress) => new(
        Changes, Measuring, Scanning, new BaselineChoice(Changes, Measuring, Baselines, Cache), new LineAttribution(Profiling), Times, announcer, progress, Clock,
        Version)
    {
        Policy = new BasePolicy(Changes, Baselines, RuleCatalogue.Analyzers.SelectMany(a => a.SupportedDiagnostics).Where(d => d.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(d => d.Id).ToHashSet()),
    };

    /// <summary>Where a run tells that it has begun, and what it found. JSON is first: nothing leaves before the report is on disk.</summary>
    public Channels Channels(ReportRequest request) => _places.Channels(request);

    /// <summary>Completes what a gate announced and did not finish.</summary>
    /// <param name="directory">Absolute path of its folder for reports.</param>
    public CheckRunClosing Closing(string directory) => _places.Closing(directory);

    /// <inheritdoc cref="ReportPlaces.Publishing"/>
    public IReadOnlyList<IReporter> Publishing(ReportRequest request, string identity, PublishingTarget target) => _places.Publishing(request, identity, target);

    /// <inheritdoc cref="ReportPlaces.Verification"/>
    public (ReportOrigin Origin, ReportVerification Verification) Verification() => _places.Verification();
}
