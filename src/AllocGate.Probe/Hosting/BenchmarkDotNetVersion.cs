using System.Reflection;

namespace AllocGate.Probe.Hosting;

/// <summary>The BenchmarkDotNet that the benchmark project brings along.</summary>
internal static class BenchmarkDotNetVersion
{
    private static readonly Version Oldest = new(0, 14, 0, 0);

    /// <summary>Such as <c>0.15.8</c>; null when the project has none.</summary>
    public static string? Loaded => Find() is { } assembly ? Describe(assembly) : null;

    /// <summary>Says what is wrong with it; null when it will do.</summary>
    public static string? Objection()
    {
        if (Find() is not { } assembly)
            return "The project's dependencies hold no BenchmarkDotNet.";
        return assembly.GetName().Version < Oldest
            ? $"BenchmarkDotNet {Describe(assembly)} is older than 0.14.0, the first version that is supported."
            : null;
    }

    /// <summary>What to say when a member that the probe uses is not there.</summary>
    public static string Mismatch(Exception missing) =>
        $"BenchmarkDotNet {Loaded} differs from what AllocGate knows (0.14.0 to 0.15.8): {missing.Message}";

    private static Assembly? Find()
    {
        try
        {
            return Assembly.Load(new AssemblyName("BenchmarkDotNet"));
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }

    private static string Describe(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString()
            ?? "of unknown version";
        return version.Split('+')[0];
    }
}
