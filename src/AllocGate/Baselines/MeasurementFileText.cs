using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AllocGate.Core.Measuring;

namespace AllocGate.Baselines;

/// <summary>
/// The text of a file of measurements: JSON with one line a case, sorted, so that diffs read well and two branches' updates rarely touch
/// the same line.
/// </summary>
internal static class MeasurementFileText
{
    /// <summary>Strict: unknown, missing, duplicate and null members are errors, for a figure that is not there must not become zero.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 16,
    };

    public static string Write(MeasurementSet set, string toolVersion)
    {
        var text = new StringBuilder();
        text.Append("{\n\"schema\": ").Append(Json(MeasurementFileContent.CurrentSchema));
        text.Append(",\n\"tool\": ").Append(Json(toolVersion)).Append(",\n\"build\": ").Append(Json(set.Build));
        if (set.Shard is not null)
            text.Append(",\n\"shard\": ").Append(Json(set.Shard));
        text.Append(",\n\"projects\": [");
        var projects = set.Projects.OrderBy(p => p.Project, StringComparer.Ordinal).ThenBy(p => p.Framework, StringComparer.Ordinal);
        AppendLines(text, projects.Select(p => ProjectText(p, set.Build)));
        return text.Append("]\n}\n").ToString();
    }

    private static string ProjectText(ProjectMeasurement project, BuildSettings build)
    {
        var conditions = project.Environment is null ? null : MeasuringConditions.Of(project.Environment, build);
        var text = new StringBuilder();
        text.Append("{ \"project\": ").Append(Json(project.Project)).Append(", \"framework\": ").Append(Json(project.Framework));
        if (project.Environment is not null)
            text.Append(",\n\"environment\": ").Append(Json(project.Environment));
        if (project.Problem is not null)
            text.Append(",\n\"problem\": ").Append(Json(project.Problem));
        text.Append(",\n\"cases\": [");
        AppendLines(text, project.Rows.OrderBy(r => r.Key).Select(row => Json(CaseOf(row, conditions))));
        return text.Append("] }").ToString();
    }

    private static MeasurementFileCase CaseOf(BenchmarkRow row, string? conditions) =>
        new(row.Key.Benchmark, row.Name, row.Allocated, row.Retained, row.Footprint is Reading.NotApplicable ? null : row.Footprint, row.Budgets.Count == 0 ? null : row.Budgets, row.Lifetimes, row.Inserts, row.Accepted, conditions);

    private static void AppendLines(StringBuilder text, IEnumerable<string> lines)
    {
        var written = 0;
        foreach (var line in lines)
            text.Append(written++ == 0 ? "\n" : ",\n").Append(line);
        if (written > 0)
            text.Append('\n');
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Options);
}
