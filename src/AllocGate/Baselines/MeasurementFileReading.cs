using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Baselines;

/// <summary>Turns the text of a file of measurements into a set, or into everything that is wrong with it.</summary>
internal static class MeasurementFileReading
{
    private static readonly Reading NoFootprint = new Reading.NotApplicable("the file of figures holds none");

    public const string WhatToDo = "Write it again with `allocgate baseline update`, or take it from version control.";

    // More would be a flood.
    private const int MostErrors = 100;

    /// <exception cref="InvalidInputException">The text is not a file of measurements that this version reads.</exception>
    public static MeasurementSet Parse(ReadOnlySpan<byte> utf8, string path)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var content = Deserialize(utf8, path);
        var errors = Errors(content).Take(MostErrors).ToList();
        if (errors.Count > 0)
        {
            var places = MeasurementFilePlaces.Of(utf8, path);
            throw new InvalidInputException([.. errors.Select(e => new InputError(e.What, places.Of(e.Project, e.Case), WhatToDo))]);
        }

        return new MeasurementSet([.. content.Projects.Select(ProjectOf)]) { Build = content.Build, Tool = content.Tool, Shard = content.Shard };
    }

    private static MeasurementFileContent Deserialize(ReadOnlySpan<byte> utf8, string path)
    {
        try
        {
            MergeConflict.Refuse(utf8, path);
            CheckSchema(utf8, path);
            return JsonSerializer.Deserialize<MeasurementFileContent>(utf8, MeasurementFileText.Options)
                ?? throw new InvalidInputException("The file holds no measurements.", path, WhatToDo);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new InvalidInputException("A figure in it is impossible: operations must be at least 1.", MeasurementFilePlaces.OfImpossibleOperations(utf8, path), WhatToDo);
        }
        // NotSupported: a figure without its kind. InvalidOperation: text that is no UTF-8.
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new InvalidInputException([JsonMistake.Of(e, utf8, path, "Not a readable file of measurements: ", WhatToDo)]);
        }
    }

    private static void CheckSchema(ReadOnlySpan<byte> utf8, string path)
    {
        string? schema = null;
        var place = $"{path}:1:1";
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MeasurementFileText.Options.MaxDepth });
        // What the text breaks off with is said where all of it is read.
        while (schema is null && reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var found = reader.ValueTextEquals("schema");
            reader.Read();
            if (found && reader.TokenType == JsonTokenType.String)
                (schema, place) = (reader.GetString(), JsonMistake.Place(utf8, (int)reader.TokenStartIndex, path));
            reader.Skip();
        }

        if (schema == MeasurementFileContent.CurrentSchema)
            return;
        throw new InvalidInputException(schema is null
            ? "It is not a file of AllocGate measurements: it has no \"schema\"."
            : $"Its schema is \"{(schema.Length > 60 ? schema[..60] + "…" : schema)}\"; this version reads \"{MeasurementFileContent.CurrentSchema}\".", place, WhatToDo);
    }

    // Each with its project's and its case's number, or -1.
    private static IEnumerable<(string What, int Project, int Case)> Errors(MeasurementFileContent content)
    {
        if (content.Shard is { IsPossible: false })
            yield return ($"There is no shard {content.Shard}.", -1, -1);
        var projects = new HashSet<(string, string)>();
        var keys = new HashSet<RowKey>();
        foreach (var (i, project) in content.Projects.Index())
        {
            if (!projects.Add((project.Project, project.Framework)))
                yield return ($"Project \"{project.Project}\" stands in it twice for \"{project.Framework}\".", i, -1);
            if (project.Cases.Count > 0 && project.Environment is null)
                yield return ($"Project \"{project.Project}\" has cases and no \"environment\".", i, -1);
            if (project.Environment is { } machine && (machine.Cores < 0 || machine.FrameworkMajor < 1))
                yield return ($"Project \"{project.Project}\" has an impossible \"environment\".", i, -1);
            var conditions = project.Environment is null ? null : MeasuringConditions.Of(project.Environment, content.Build);
            foreach (var (j, @case) in project.Cases.Index())
            {
                if (!keys.Add(new RowKey(project.Project, project.Framework, @case.Benchmark)))
                    yield return ($"Case \"{@case.Benchmark}\" stands in it twice.", i, j);
                if (@case.Conditions is { } under && under != conditions)
                    yield return ($"Case \"{@case.Benchmark}\" was measured under other conditions than \"build\" and \"environment\" say: two branches' figures were merged.", i, j);
                if (!IsPossible(@case.Allocated, mayShrink: false))
                    yield return ($"Case \"{@case.Benchmark}\" has an impossible figure for allocated.", i, j);
                if (!IsPossible(@case.Retained, mayShrink: true))
                    yield return ($"Case \"{@case.Benchmark}\" has an impossible figure for retained.", i, j);
                if (@case.Footprint is { } footprint && !IsPossible(footprint, mayShrink: false))
                    yield return ($"Case \"{@case.Benchmark}\" has an impossible figure for footprint.", i, j);
                if (@case.Accepted is { } accepted && Enum.GetValues<Metric>().Any(m => accepted.Of(m) is { } figure && !IsPossible(figure, mayShrink: m == Metric.Retained)))
                    yield return ($"Case \"{@case.Benchmark}\" has an impossible accepted figure.", i, j);
                if (@case.Lifetimes is { } lifetimes && !IsPossible(lifetimes))
                    yield return ($"Case \"{@case.Benchmark}\" has impossible lifetimes.", i, j);
            }
        }
    }

    private static bool IsPossible(Reading reading, bool mayShrink)
    {
        if (!reading.HasFigure)
            return reading is not Reading.Tracked;
        var ordered = reading.Lowest <= reading.Estimate && reading.Estimate <= reading.Highest && reading is not Reading.Ranged { OneSeed.Bytes: < 0 };
        return ordered && (mayShrink || reading.Lowest >= BytesPerOperation.Zero);
    }

    private static bool IsPossible(Reading lifetimes) => lifetimes switch
    {
        Reading.Tracked tracked => tracked.Operations >= 1 && tracked.Objects.All(o => o.Count >= 1 && o.Alive >= 0 && o.Alive <= o.Count),
        _ => !lifetimes.HasFigure,
    };

    private static ProjectMeasurement ProjectOf(MeasurementFileProject project) => new(
        project.Project,
        project.Framework,
        project.Environment,
        [.. project.Cases.Select(c => new BenchmarkRow(
            new RowKey(project.Project, project.Framework, c.Benchmark), c.Name, null, c.Allocated, c.Retained, c.Footprint ?? NoFootprint, c.Budgets ?? [], [])
        {
            Lifetimes = c.Lifetimes,
            Inserts = c.Inserts,
            Accepted = c.Accepted,
        })],
        [],
        project.Problem,
        []);
}
