using AllocGate.Core.Measuring;
using AllocGate.Gating;
using AllocGate.Imports;

namespace AllocGate.Commands;

/// <summary>`allocgate baseline update PROJECT --from FILE...`: figures that BenchmarkDotNet has measured.</summary>
internal static class ImportedBaseline
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    /// <param name="files">As the user named them.</param>
    /// <param name="projects">What the command line names, relative to the root.</param>
    /// <param name="before">The baseline as it stands: it knows the signatures that reports leave out.</param>
    /// <exception cref="InvalidInputException">Not one project was named, or a report cannot be used.</exception>
    public static async Task<MeasurementSet> ReadAsync(
        Place place, IReadOnlyList<string> files, IReadOnlyList<string> projects, MeasurementSet before, CancellationToken cancellationToken)
    {
        if (projects.Count != 1)
            throw new InvalidInputException("A BenchmarkDotNet report names no project.", "--from", "Name the one that it measured: allocgate baseline update PROJECT --from FILE.");
        var project = ProjectFile(place, projects[0]);
        var missing = files.Where(file => !Path.Exists(place.Absolute(file)))
            .Select(file => new InputError("There is no such report.", file, "BenchmarkDotNet writes it with --exporters json.")).ToList();
        if (missing.Count > 0)
            throw new InvalidInputException(missing);
        var imported = await ReportFiles.ReadAsync([.. files.Select(file => (file, place.Absolute(file)))], cancellationToken);
        return KnownRows.Name(imported, project, before);
    }

    private static string ProjectFile(Place place, string named)
    {
        var path = Path.GetFullPath(named, place.Root);
        if (File.Exists(path) && IsProject(path))
            return named;
        var inside = Directory.Exists(path) ? Directory.EnumerateFiles(path).Where(IsProject).ToList() : [];
        return inside is [var only]
            ? Path.GetRelativePath(place.Root, only).Replace('\\', '/')
            : throw new InvalidInputException("PROJECT is not one project file, nor a folder that holds one.", named);
    }

    private static bool IsProject(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
