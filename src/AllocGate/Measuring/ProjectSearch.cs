using AllocGate.Gating;

namespace AllocGate.Measuring;

/// <summary>Turns what the user names into project files, or finds every project of the tree that references BenchmarkDotNet.</summary>
internal static class ProjectSearch
{
    /// <exception cref="InvalidInputException">On the head side: something named does not exist or is not one project.</exception>
    public static IReadOnlyList<FoundProject> Find(SourceTree tree, Side side, MeasureRequest request)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(tree.Root));
        if (request.Projects.Count == 0)
        {
            return [.. Below(root).Select(path => new FoundProject(path, Named: false)).Where(p => !request.Ignores(p.Path))];
        }

        var errors = new List<InputError>();
        var projects = new List<FoundProject>();
        foreach (var named in request.Projects.Distinct(StringComparer.Ordinal))
        {
            var (project, error) = Named(root, named);
            if (error is not null && side == Side.Head)
                errors.Add(error);
            projects.Add(project is null ? new(named, Named: true, Exists: false) : new(Relative(root, project), Named: true));
        }

        return errors.Count > 0 ? throw new InvalidInputException(errors) : [.. projects.DistinctBy(p => p.Path)];
    }

    /// <summary>Every project below a folder that references BenchmarkDotNet, relative to it, with '/'.</summary>
    /// <param name="root">Absolute path.</param>
    public static IReadOnlyList<string> Below(string root) =>
        [.. ProjectFiles.Below(root).Where(p => BenchmarkDotNetReference.IsIn(root, p)).Select(p => Relative(root, p))];

    private static (string? Project, InputError? Error) Named(string root, string named)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named, root));
        if (path != root && !path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return (null, new("PROJECT lies outside the repository.", named));
        if (File.Exists(path))
        {
            return ProjectFiles.IsProject(path)
                ? (path, null)
                : (null, new("PROJECT is not a .csproj, .fsproj or .vbproj file.", named, "Name the project file or its folder."));
        }

        return Directory.Exists(path)
            ? InFolder(root, named, path)
            : (null, new("PROJECT does not exist.", named, "Name a project file, or the folder of one, in the judged tree."));
    }

    private static (string? Project, InputError? Error) InFolder(string root, string named, string folder)
    {
        var projects = ProjectFiles.In(folder).ToList();
        if (projects.Count == 0)
            projects = [.. ProjectFiles.Below(folder)];
        var candidates = projects.Count == 1 ? projects : [.. projects.Where(p => BenchmarkDotNetReference.IsIn(root, p))];
        return candidates switch
        {
            [var only] => (only, null),
            [] => (null, new("The folder holds no project that references BenchmarkDotNet.", named)),
            _ => (null, new(
                $"The folder holds {candidates.Count} projects that reference BenchmarkDotNet: {string.Join(", ", candidates.Select(c => Relative(root, c)))}.",
                named,
                "Name those that you mean.")),
        };
    }

    private static string Relative(string root, string path) =>
        Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
