namespace AllocGate.Scanning;

/// <summary>Finds the projects that compile the selected files.</summary>
/// <param name="early">What has been asked already.</param>
internal sealed class ProjectMembership(ProjectReader reader, EarlyStart early, SourceInventory tree, ScanNotes notes)
{
    // More projects than this may mention a file's name without compiling it; then it is read on its own.
    private const int MostCandidates = 20;

    /// <summary>Every selected file is in at least one unit.</summary>
    /// <param name="framework">-f: the target framework to bind against in place of each project's own; absent: the project's.</param>
    public async Task<IReadOnlyList<ScanUnit>> FindAsync(ScanSelection selection, string? framework, CancellationToken cancellationToken)
    {
        var left = selection.Files.ToHashSet(SourceInventory.PathComparer);
        var units = new List<ScanUnit>();
        var asked = new HashSet<string>(SourceInventory.PathComparer);
        foreach (var candidates in Rounds(selection))
        {
            var projects = candidates(left).Where(asked.Add).ToList();
            var targets = (await reader.ReadAsync([.. projects.Where(p => !early.Projects.Contains(p))], notes, cancellationToken)).SelectMany(t => t)
                .Concat((await early.Targets).SelectMany(t => t)).ToLookup(t => t.Project, SourceInventory.PathComparer);
            var unread = projects.Where(p => !targets.Contains(p)).ToList();
            notes.Notice([.. unread.Select(tree.Relative)], "MSBuild cannot read this project here, so its folder's files are taken as its sources");
            foreach (var project in projects)
            {
                var choices = targets.Contains(project) ? [.. targets[project].Select(InTree)] : Guess(project);
                units.AddRange(UnitsOf(choices, selection.Files, framework));
            }

            left.ExceptWith(units.SelectMany(u => u.Files));
        }

        notes.Notice([.. left.Select(tree.Relative)], "no project compiles it, so it is bound on its own");
        units.AddRange(left.Order(StringComparer.Ordinal).Select(file => new ScanUnit(ProjectTarget.Guess("", [file]), [file])));
        return units;
    }

    // The whole tree asks every project. A few files ask the nearest projects above them first, then all above, then those that name them.
    private IEnumerable<Func<IReadOnlySet<string>, IEnumerable<string>>> Rounds(ScanSelection selection) =>
        selection.IsWholeTree
            ? [_ => tree.Projects.SelectMany(p => p)]
            : [left => left.SelectMany(f => Above(f).FirstOrDefault() ?? []), left => left.SelectMany(f => Above(f).SelectMany(p => p)), Naming];

    private IEnumerable<IEnumerable<string>> Above(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null && folder.Length >= tree.Root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (tree.Projects.Contains(folder))
                yield return tree.Projects[folder];
        }
    }

    private IEnumerable<string> Naming(IReadOnlySet<string> left)
    {
        if (left.Count == 0)
            return [];
        var names = left.SelectMany(f => new[] { Path.GetFileName(f), Path.GetFileName(Path.GetDirectoryName(f))! + "\\*", Path.GetFileName(Path.GetDirectoryName(f))! + "/*" })
            .Distinct(SourceInventory.PathComparer).ToList();
        return tree.Projects.SelectMany(p => p).Where(p => Mentions(p, names)).Take(MostCandidates);
    }

    private static bool Mentions(string project, List<string> names)
    {
        try
        {
            var text = SourceReader.Read(project).ToString();
            return names.Exists(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }

    private static IEnumerable<ScanUnit> UnitsOf(IReadOnlyList<ProjectTarget> targets, IReadOnlySet<string> selected, string? framework)
    {
        if (framework is not null)
        {
            var exact = targets.FirstOrDefault(t => t.Framework.Name.Equals(framework, StringComparison.OrdinalIgnoreCase)) ?? targets[^1];
            targets = [exact with { Framework = TargetFramework.Parse(framework) }];
        }

        // The lowest target framework promises least of its collections, so what errs anywhere errs there. Code that only a later
        // one compiles is seen under the highest.
        var lowest = new ScanUnit(targets[0], [.. targets[0].Sources.Where(selected.Contains)]);
        if (lowest.Files.Count > 0)
            yield return lowest;
        if (targets.Count > 1)
        {
            var highest = targets[^1];
            var seen = lowest.Files.ToHashSet(SourceInventory.PathComparer);
            var files = highest.Sources.Where(selected.Contains).Where(f => !seen.Contains(f) || HasConditions(f)).ToList();
            if (files.Count > 0)
                yield return new(highest, files);
        }
    }

    private static bool HasConditions(string file)
    {
        try
        {
            return SourceReader.Read(file).Lines.Any(line => line.ToString().AsSpan().TrimStart().StartsWith("#if"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }

    // Only what the tree itself holds is read; a project can name any file of the machine.
    private ProjectTarget InTree(ProjectTarget target) => target with { Sources = [.. target.Sources.Where(tree.Sources.Contains)] };

    private IReadOnlyList<ProjectTarget> Guess(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        var sources = tree.Sources.Where(s => Above(s).FirstOrDefault()?.First() is { } nearest && SourceInventory.PathComparer.Equals(Path.GetDirectoryName(nearest), folder));
        return [ProjectTarget.Guess(project, [.. sources])];
    }
}
