using AllocGate.Gating;

namespace AllocGate.Measuring;

/// <summary>Builds one project in place.</summary>
/// <param name="noBuild">Whether the output is taken as it is found.</param>
internal sealed class ProjectBuild(DotnetCommand dotnet, ProjectEvaluation evaluation, bool noBuild)
{
    /// <summary>Global properties of the user's, in the command line's own form.</summary>
    public static IReadOnlyList<string> Properties(ProjectSettings settings) =>
        [$"-p:Configuration={Escaped(settings.Configuration)}", .. settings.Properties.Select(p => $"-p:{p.Key}={Escaped(p.Value)}")];

    /// <param name="project">Absolute path.</param>
    /// <param name="framework">One of the project's own.</param>
    /// <exception cref="ProjectProblemException">It does not build, or its output cannot be measured.</exception>
    public async Task<BuiltProject> BuildAsync(
        string root, string project, ProjectFacts facts, string framework, ProjectSettings settings, CancellationToken cancellationToken)
    {
        var properties = Properties(settings);
        if (facts.IsMultiTargeting)
            facts = await evaluation.ReadAsync(root, project, [$"-p:TargetFramework={framework}", .. properties], cancellationToken);
        if (noBuild)
            return Built(root, project, facts, ["Not built (--no-build): its output was measured as it was found."], "--no-build was said");
        var (forced, notices) = Forced(facts);
        var output = await dotnet.RunAsync(
            Path.GetDirectoryName(project)!,
            ["build", project, "-nologo", "-nodeReuse:false", "-tl:off", "-v:m", .. facts.IsMultiTargeting ? (string[])["-f", framework] : [], .. properties, .. forced],
            cancellationToken);
        if (output.ExitCode != 0)
            throw ProjectProblemException.BuildFailed($"It does not build:\n{output.Failure(root)}", CompilerBudgetErrors.In(output, new SourcePaths(root)));
        return Built(root, project, facts, notices, "It built");
    }

    private static BuiltProject Built(string root, string project, ProjectFacts facts, IReadOnlyList<string> notices, string before)
    {
        var folder = Path.GetDirectoryName(project)!;
        var assembly = Path.GetFullPath(facts["TargetPath"], folder);
        if (!File.Exists(assembly))
            throw ProjectProblemException.BuildFailed($"{before}, but {Path.GetRelativePath(root, assembly)} is not there.");
        var dependencies = Beside(assembly, facts["ProjectDepsFilePath"], ".deps.json");
        var configuration = Beside(assembly, facts["ProjectRuntimeConfigFilePath"], ".runtimeconfig.json");
        return File.Exists(configuration)
            ? new(assembly, File.Exists(dependencies) ? dependencies : null, configuration, notices)
            : throw ProjectProblemException.CannotRun($"Its build makes no {Path.GetFileName(configuration)}, so it cannot be started. Set GenerateRuntimeConfigurationFiles to true.");

        string Beside(string of, string stated, string extension) =>
            stated.Length > 0 ? Path.GetFullPath(stated, folder) : Path.ChangeExtension(of, extension);
    }

    private static (List<string> Properties, List<string> Notices) Forced(ProjectFacts facts)
    {
        var properties = new List<string>();
        var notices = new List<string>();
        if (facts.IsLibrary)
            properties.AddRange(["-p:GenerateRuntimeConfigurationFiles=true", "-p:CopyLocalLockFileAssemblies=true"]);
        if (facts.IsSelfContained)
        {
            properties.Add("-p:SelfContained=false");
            notices.Add("The project is self-contained; it was measured on the shared runtime.");
        }

        if (facts.IsAheadOfTime)
        {
            properties.Add("-p:PublishAot=false");
            notices.Add("The project is published ahead of time (PublishAot); it was measured under the just-in-time compiler.");
        }

        return (properties, notices);
    }

    // On the command line ';' and ',' would begin another property.
    private static string Escaped(string value) =>
        value.Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
