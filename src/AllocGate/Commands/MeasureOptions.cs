using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AllocGate.Configuration;
using AllocGate.Core.Measuring;
using AllocGate.Core.Sharding;
using AllocGate.Gating;

namespace AllocGate.Commands;

/// <summary>The options that say what to measure, and how. Shared by `gate`, `measure`, `profile` and `baseline`.</summary>
internal sealed class MeasureOptions
{
    private readonly Argument<string[]> _projects = ProjectArguments.Create();

    private readonly Option<string?> _select = new("--select")
    {
        Description = "annotated: benchmarks with an attribute of AllocGate.Benchmarks or [BenchmarkCategory(\"AllocGate\")]. all: every benchmark. [default: annotated]",
        HelpName = "annotated|all",
    };

    private readonly Option<string?> _filter = new("--filter")
    {
        Description = "Only benchmarks whose id matches; * stands for any text, ? for one character.",
        HelpName = "GLOB",
    };

    private readonly Option<string[]> _frameworks = new("--framework", "-f")
    {
        Description = "Measure for this target framework; may be given again. [default: the highest that can run here]",
        HelpName = "TFM",
    };

    private readonly Option<string?> _configuration = new("--configuration", "-c")
    {
        Description = "Build configuration. [default: Release]",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _properties = new("--property", "-p")
    {
        Description = "MSBuild property for the benchmark projects, on both sides; may be given again.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "Only this part of the cases, such as 2/5; `allocgate merge` makes one of all parts.",
        HelpName = "I/N",
    };

    private readonly Option<int?> _jobs = new("--jobs")
    {
        Description = "How many cases are measured side by side, from 1 to 256. [default: one more than there are cores]",
        HelpName = "N",
        CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) ? jobs : null,
    };

    private readonly Option<string?> _timeout = new("--timeout")
    {
        Description = "The most that one case may take, such as 90s or 2m. [default: 60s, with --engine bdn 10m]",
        HelpName = "T",
    };

    private readonly Option<string?> _jit = new("--jit")
    {
        Description = "tiered: the code of a process that has run for a while, recompiled with its profile. full: tiered compilation off, on both sides. [default: tiered]",
        HelpName = "tiered|full",
    };

    private readonly Option<string> _engine = new("--engine")
    {
        Description = "Who counts. probe: AllocGate. bdn: BenchmarkDotNet's MemoryDiagnoser, slower, allocated bytes alone.",
        HelpName = "probe|bdn",
        DefaultValueFactory = _ => "probe",
    };

    private readonly Option<string> _bdnJob = new("--bdn-job")
    {
        Description = "The job that BenchmarkDotNet runs where it is the engine: dry, short, default, medium or long.",
        HelpName = "JOB",
        DefaultValueFactory = _ => "short",
    };

    /// <summary>True where the command line says --engine itself.</summary>
    public bool NamesEngine(CommandResult result) => result.GetResult(_engine) is { Implicit: false };

    // A case waits now and then for the compiler's background thread: one more keeps the cores busy.
    private static int OneMoreThanCores => Environment.ProcessorCount + 1;

    /// <param name="profiles">True for a command that names its cases otherwise, and has one engine.</param>
    public void AddTo(Command command, bool profiles = false)
    {
        _projects.Refuse(path => path.Length == 0, _ => "A project needs a name.");
        _projects.IsNoOption();
        _select.TakesOneOf("annotated", "all");
        _jit.TakesOneOf("tiered", "full");
        _engine.TakesOneOf("probe", "bdn");
        _bdnJob.TakesOneOf("dry", "short", "default", "medium", "long");
        _jobs.Refuse(
            text => !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) || jobs is < 1 or > 256,
            text => $"--jobs: \"{text}\" is not a number from 1 to 256.");
        _shard.Refuse(text => !Shard.TryParse(text, out _), text => $"--shard: \"{text}\" is not one part of many. Write I/N, such as 2/5, with N up to {Shard.Most} and I from 1 to N.");
        _timeout.Refuse(text => !Duration.TryParse(text, out TimeSpan _), text => $"--timeout: \"{text}\" is not a length of time. {Duration.Form}");
        _properties.Refuse(text => text.IndexOf('=', StringComparison.Ordinal) < 1, text => $"--property: \"{text}\" is not of the form NAME=VALUE, such as Variant=Leaky.");

        if (profiles)
            _select.Description = _select.Description!.Replace("[default: annotated]", "[default: all]", StringComparison.Ordinal);
        command.Arguments.Add(_projects);
        command.Options.Add(_select);
        if (!profiles)
            command.Options.Add(_filter);
        command.Options.Add(_frameworks);
        command.Options.Add(_configuration);
        command.Options.Add(_properties);
        if (!profiles)
            command.Options.Add(_shard);
        command.Options.Add(_jobs);
        command.Options.Add(_timeout);
        command.Options.Add(_jit);
        if (profiles)
            return;
        command.Options.Add(_engine);
        command.Options.Add(_bdnJob);
    }

    /// <param name="parsed">The command line, free of errors.</param>
    /// <param name="place">Where the command runs.</param>
    /// <param name="sections">Project sections of allocgate.json.</param>
    /// <exception cref="InvalidInputException">A project lies outside the repository.</exception>
    public MeasureRequest Read(ParseResult parsed, Place place, IReadOnlyDictionary<string, ProjectSection> sections)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in parsed.GetValue(_properties) ?? [])
        {
            var split = property.IndexOf('=', StringComparison.Ordinal);
            properties[property[..split]] = property[(split + 1)..];
        }

        return new MeasureRequest(
            place.RootRelative(parsed.GetValue(_projects) ?? []),
            parsed.GetValue(_select) switch { "all" => true, "annotated" => false, _ => null },
            new CaseFilter(parsed.GetValue(_filter) ?? ""),
            parsed.GetValue(_frameworks) ?? [],
            parsed.GetValue(_configuration),
            properties,
            parsed.GetValue(_jobs) ?? OneMoreThanCores,
            Duration.TryParse(parsed.GetValue(_timeout), out var timeout) ? timeout : null,
            sections)
        {
            Jit = parsed.GetValue(_jit) == "full" ? JitMode.Full : JitMode.Tiered,
            Shard = Shard.TryParse(parsed.GetValue(_shard), out var shard) ? shard : null,
            Engine = parsed.GetValue(_engine) == "bdn" ? Engine.BenchmarkDotNet : Engine.Probe,
            BenchmarkDotNetJob = parsed.GetValue(_bdnJob)!,
        };
    }
}
