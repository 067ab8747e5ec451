using System.Text.Json;

namespace AllocGate.Measuring;

/// <summary>Asks MSBuild for a project's facts. Needs no restore.</summary>
internal sealed class ProjectEvaluation(DotnetCommand dotnet)
{
    /// <param name="project">Absolute path.</param>
    /// <param name="properties">Global properties, in the command line's own form.</param>
    /// <exception cref="ProjectProblemException">The project cannot be evaluated.</exception>
    public async Task<ProjectFacts> ReadAsync(
        string root, string project, IReadOnlyList<string> properties, CancellationToken cancellationToken)
    {
        var output = await dotnet.RunAsync(
            Path.GetDirectoryName(project)!,
            ["msbuild", project, "-nologo", $"-getProperty:{string.Join(',', ProjectFacts.Names)}", .. properties],
            cancellationToken);
        if (output.ExitCode != 0)
            throw ProjectProblemException.BuildFailed($"MSBuild cannot read it:\n{output.Failure(root)}");
        try
        {
            return Parse(output.Output);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw ProjectProblemException.BuildFailed($"MSBuild's answer cannot be read ({e.Message}):\n{output.Failure(root)}");
        }
    }

    private static ProjectFacts Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(
            document.RootElement.GetProperty("Properties").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? ""));
    }
}
