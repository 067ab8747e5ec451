namespace AllocGate.Gating;

/// <summary>What a cached figure of a base commit hangs on beside the commit and the version of AllocGate.</summary>
/// <param name="Project">The project file, relative to the repository root, with '/'.</param>
/// <param name="Framework">Target framework moniker.</param>
/// <param name="Configuration">Build configuration.</param>
/// <param name="Properties">MSBuild properties as NAME=VALUE, sorted, one a line.</param>
/// <param name="Engine">What measured, and how.</param>
/// <param name="Sdk">Version of the SDK that built it: another compiler makes other closures.</param>
public sealed record BaseKey(string Project, string Framework, string Configuration, string Properties, string Engine, string Sdk)
{
    public static BaseKey Of(string project, string framework, ProjectSettings settings, MeasureRequest request, string sdk) => new(
        project,
        framework,
        settings.Configuration,
        string.Join('\n', settings.Properties.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.OrdinalIgnoreCase)),
        request.Engine == Core.Measuring.Engine.Probe ? $"probe, jit {request.Jit}" : $"BenchmarkDotNet, job {request.BenchmarkDotNetJob}",
        sdk);
}
