namespace AllocGate.Probe.Hosting;

/// <summary>The command line of the probe.</summary>
/// <param name="Verb"><c>list</c>, <c>measure</c>, <c>lifetimes</c>, <c>profile</c> or <c>bdn</c>.</param>
/// <param name="AssemblyPath">The benchmark assembly.</param>
/// <param name="ResultPath">Where the result goes.</param>
/// <param name="CaseId">What <c>list</c> called the case; null for <c>list</c>.</param>
/// <param name="RecipePath">The case's recipe as <c>list</c> wrote it; null to ask BenchmarkDotNet again.</param>
/// <param name="WithRetained">Whether live bytes are counted too.</param>
/// <param name="Budget">Time for one case; a goal, not a limit.</param>
/// <param name="PinHashing">Whether the random hash seeds get a fixed value.</param>
/// <param name="Job">BenchmarkDotNet's job; for <c>bdn</c> alone.</param>
/// <param name="ControlPipe">Name of the pipe whose end ends the probe; null to run without.</param>
internal sealed record ProbeArguments(
    string Verb,
    string AssemblyPath,
    string ResultPath,
    string? CaseId,
    string? RecipePath,
    bool WithRetained,
    TimeSpan Budget,
    bool PinHashing,
    string Job,
    string? ControlPipe)
{
    /// <summary>Whether the runtime writes a trace meanwhile, as the tool sets it up.</summary>
    public bool IsTraced => Verb == "profile";

    public const string Usage =
        """
        list      --assembly PATH --result FILE [--control-pipe NAME]
        measure   --assembly PATH --result FILE --case ID [--recipe FILE] --mode full|allocated [--budget-ms 1500] [--hashing random|pinned] [--control-pipe NAME]
        lifetimes --assembly PATH --result FILE --case ID [--recipe FILE] [--budget-ms 1500] [--control-pipe NAME]
        profile   --assembly PATH --result FILE --case ID [--recipe FILE] [--budget-ms 1500] [--control-pipe NAME]
        bdn       --assembly PATH --result FILE --case ID --job default|dry|short|medium|long [--control-pipe NAME]
        """;

    /// <exception cref="ArgumentException">The command line is none of <see cref="Usage"/>.</exception>
    public static ProbeArguments Parse(string[] args)
    {
        if (args.Length == 0 || args[0] is not ("list" or "measure" or "lifetimes" or "profile" or "bdn"))
            throw new ArgumentException("The first word must be list, measure, lifetimes, profile or bdn.");

        var options = Options(args);
        string Need(string name) => options.Remove(name, out var value) ? value : throw new ArgumentException($"{name} is missing.");
        string? May(string name) => options.Remove(name, out var value) ? value : null;

        var measuring = args[0] == "measure";
        var engine = args[0] == "bdn";
        var arguments = new ProbeArguments(
            args[0],
            Need("--assembly"),
            Need("--result"),
            args[0] == "list" ? null : Need("--case"),
            May("--recipe"),
            measuring && Mode(Need("--mode")),
            TimeSpan.FromMilliseconds(int.TryParse(May("--budget-ms") ?? "1500", out var ms) && ms > 0
                ? ms
                : throw new ArgumentException("--budget-ms takes a whole number of milliseconds above 0.")),
            measuring && Hashing(May("--hashing") ?? "random"),
            engine ? EngineJob(Need("--job")) : "",
            May("--control-pipe"));
        return options.Count == 0 ? arguments : throw new ArgumentException($"unknown option {options.Keys.First()}");
    }

    private static bool Mode(string mode) => mode switch
    {
        "full" => true,
        "allocated" => false,
        _ => throw new ArgumentException("--mode takes full or allocated."),
    };

    private static bool Hashing(string hashing) => hashing switch
    {
        "random" => false,
        "pinned" => true,
        _ => throw new ArgumentException("--hashing takes random or pinned."),
    };

    private static string EngineJob(string job) => job is "default" or "dry" or "short" or "medium" or "long"
        ? job
        : throw new ArgumentException("--job takes default, dry, short, medium or long.");

    private static Dictionary<string, string> Options(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !options.TryAdd(args[i], args[i + 1]))
                throw new ArgumentException($"{args[i]} has no value, or is given twice.");
        }

        return options;
    }
}
