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
            if (arguments is { CaseId: { } named, RecipePath: { } recipe })
                return WireFormat.Write(CaseMeasurement.Of(named, WireFormat.ReadRecipe(File.ReadAllText(recipe)), arguments.WithRetained, arguments.Budget));
            if (BenchmarkDotNetVersion.Objection() is { } objection)
                return Impossible(arguments, assembly, objection);
            return arguments.CaseId is { } id
                ? WireFormat.Write(CaseMeasurement.Of(assembly, id, arguments.WithRetained, arguments.Budget))
                : WireFormat.Write(CaseList.Of(assembly));
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

    private static string Impossible(ProbeArguments arguments, Assembly? assembly, string why) => arguments.CaseId is { } id
        ? WireFormat.Write(CaseMeasurement.Impossible(id, why))
        : WireFormat.Write(CaseList.Impossible(assembly, Path.GetFileName(arguments.AssemblyPath), why));
}
