using System.Text.Json;
using AllocGate.Core.Measuring;
using AllocGate.Gating;

namespace AllocGate.Baselines;

/// <summary>Turns the text of a file of measurements into a set, or into everything that is wrong with it.</summary>
internal static class MeasurementFileReading
{
    private static readonly Reading NoFootprint = new Reading.NotApplicable("the file of figures holds none");

    private const string WhatToDo = "Write it again with `allocgate baseline update`, or take it from version control.";

    /// <exception cref="InvalidInputException">The text is not a file of measurements that this version reads.</exception>
    public static MeasurementSet Parse(ReadOnlySpan<byte> utf8, string path)
    {
        var content = Deserialize(utf8, path);
        var errors = Errors(content).Select(e => new InputError(e, path, WhatToDo)).ToList();
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        return new MeasurementSet([.. content.Projects.Select(ProjectOf)]) { Build = content.Build, Tool = content.Tool, Shard = content.Shard };
    }

    private static MeasurementFileContent Deserialize(ReadOnlySpan<byte> utf8, string path)
    {
        try
        {
            if (utf8.StartsWith("\uFEFF"u8))
                utf8 = utf8[3..];
            MergeConflict.Refuse(utf8, path);
            CheckSchema(utf8, path);
            return JsonSerializer.Deserialize<MeasurementFileContent>(utf8, MeasurementFileText.Options)
                ?? throw new InvalidInputException("The file holds no measurements.", path, WhatToDo);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"Not a readable file of measurements: {Plain(e)}", $"{path}:{(e.LineNumber ?? 0) + 1}", WhatToDo);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new InvalidInputException("A figure in it is impossible: operations must be at least 1.", path, WhatToDo);
        }
    }

    private static void CheckSchema(ReadOnlySpan<byte> utf8, string path)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MeasurementFileText.Options.MaxDepth });
        using var document = JsonDocument.ParseValue(ref reader);
        var schema = document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("schema", out var s) && s.ValueKind == JsonValueKind.String ? s.GetString() : null;
        if (schema == MeasurementFileContent.CurrentSchema)
            return;
        throw new InvalidInputException(schema is null
            ? "It is not a file of AllocGate measurements: it has no \"schema\"."
            : $"Its schema is \"{schema}\"; this version reads \"{MeasurementFileContent.CurrentSchema}\".", path, WhatToDo);
    }

    private static string Plain(JsonException e)
    {
        var message = e.Message;
        // Where there is no path, the line stands right behind the sentence.
        return message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
    }

    private static IEnumerable<string> Errors(MeasurementFileContent content)
    {
        if (content.Shard is { IsPossible: false })
            yield return $"There is no shard {content.Shard}.";
        var projects = new HashSet<(string, string)>();
        var keys = new HashSet<RowKey>();
        foreach (var project in content.Projects)
        {
            if (!projects.Add((project.Project, project.Framework)))
                yield return $"Project \"{project.Project}\" stands in it twice for \"{project.Framework}\".";
            if (project.Cases.Count > 0 && project.Environment is null)
                yield return $"Project \"{project.Project}\" has cases and no \"environment\".";
            var conditions = project.Environment is null ? null : MeasuringConditions.Of(project.Environment, content.Build);
            foreach (var @case in project.Cases)
            {
                if (!keys.Add(new RowKey(project.Project, project.Framework, @case.Benchmark)))
                    yield return $"Case \"{@case.Benchmark}\" stands in it twice.";
                if (@case.Conditions is { } under && under != conditions)
                    yield return $"Case \"{@case.Benchmark}\" was measured under other conditions than \"build\" and \"environment\" say: two branches' figures were merged.";
                if (!IsPossible(@case.Allocated, mayShrink: false))
                    yield return $"Case \"{@case.Benchmark}\" has an impossible figure for allocated.";
                if (!IsPossible(@case.Retained, mayShrink: true))
                    yield return $"Case \"{@case.Benchmark}\" has an impossible figure for retained.";
                if (@case.Footprint is { } footprint && !IsPossible(footprint, mayShrink: false))
                    yield return $"Case \"{@case.Benchmark}\" has an impossible figure for footprint.";
                if (@case.Accepted is { } accepted && Enum.GetValues<Metric>().Any(m => accepted.Of(m) is { } figure && !IsPossible(figure, mayShrink: m == Metric.Retained)))
                    yield return $"Case \"{@case.Benchmark}\" has an impossible accepted figure.";
                if (@case.Lifetimes is { } lifetimes && !IsPossible(lifetimes))
                    yield return $"Case \"{@case.Benchmark}\" has impossible lifetimes.";
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
