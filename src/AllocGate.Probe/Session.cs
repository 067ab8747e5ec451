using System.Reflection;
using System.Runtime.Loader;
using AllocGate.Probe.Discovery;
using AllocGate.Probe.Hosting;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe;

/// <summary>One verb, start to end. Whatever goes wrong becomes a result that says so.</summary>
internal static class Session
{
    public static string Run(ProbeArguments arguments)
    {
        Assembly? assembly = null;
        try
        {
            assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(arguments.AssemblyPath));
            var recipe = arguments.RecipePath is { } file ? WireFormat.ReadRecipe(File.ReadAllText(file)) : null;
            if (recipe is null && BenchmarkDotNetVersion.Objection() is { } objection)
                return Impossible(arguments, assembly, objection);
            return arguments switch
            {
                { CaseId: null } => WireFormat.Write(CaseList.Of(assembly)),
                { Verb: "bdn", CaseId: { } id } => WireFormat.Write(EngineMeasurement.Of(assembly, id, arguments.Job)),
                { Verb: "lifetimes", CaseId: { } id } => WireFormat.Write(CaseLifetimes.Of(assembly, id, recipe, arguments.Budget)),
                { Verb: "profile", CaseId: { } id } => WireFormat.Write(CaseProfile.Of(assembly, id, recipe, arguments.Budget)),
                { CaseId: { } id } => WireFormat.Write(CaseMeasurement.Of(assembly, id, recipe, arguments.WithRetained, arguments.Budget)),
            };
        }
        catch (Exception e) when (e is MissingMemberException or TypeLoadException)
        {
            return Impossible(arguments, assembly, BenchmarkDotNetVersion.Mismatch(e));
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return Impossible(arguments, assembly, $"The benchmark assembly or one of its dependencies can't be loaded: {e.Message}");
        }
    }

    private static string Impossible(ProbeArguments arguments, Assembly? assembly, string why) => arguments switch
    {
        { CaseId: null } => WireFormat.Write(CaseList.Impossible(assembly, Path.GetFileName(arguments.AssemblyPath), why)),
        { Verb: "bdn", CaseId: { } id } => WireFormat.Write(EngineMeasurement.Impossible(id, why)),
        { Verb: "lifetimes", CaseId: { } id } => WireFormat.Write(CaseLifetimes.Impossible(id, why)),
        { Verb: "profile", CaseId: { } id } => WireFormat.Write(CaseProfile.Impossible(id, why)),
        { CaseId: { } id } => WireFormat.Write(CaseMeasurement.Impossible(id, why)),
    };
}
