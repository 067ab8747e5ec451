using System.CommandLine;

namespace AllocGate.Commands;

/// <summary>PROJECT...</summary>
internal static class ProjectArguments
{
    public static Argument<string[]> Create() => new("PROJECT")
    {
        Description = "A project file, or a folder that holds one. Without any: every project of the repository that references BenchmarkDotNet.",
        Arity = ArgumentArity.ZeroOrMore,
    };
}
