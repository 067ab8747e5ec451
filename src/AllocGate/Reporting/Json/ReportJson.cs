using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using AllocGate.Core.Reporting;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Reporting.Json;

/// <summary>The report as JSON, from which every other format can be rebuilt. Described in docs/report-json.md.</summary>
public static class ReportJson
{
    /// <summary>Name and version of the format; the version grows when a reader of the old one would misread the new one.</summary>
    public const string Schema = "allocgate-report/1";

    /// <summary>The most that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int MaxDepth = 32;

    private const string WhatToDo = "Use a report.json that this version of AllocGate wrote.";

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = MaxDepth,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new BytesPerOperationJson() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { PutSchemaFirst } },
    };

    public static string Write(GateReport report) => JsonSerializer.Serialize(report, s_options) + "\n";

    /// <summary>Reads a report back.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="where">The file, for messages.</param>
    /// <exception cref="InvalidInputException">It is no report of this version; says where and why.</exception>
    public static GateReport Read(ReadOnlySpan<byte> json, string where)
    {
        if (json.Length > MaxBytes)
            throw new InvalidInputException($"It is larger than {MaxBytes:#,0} bytes.", where, WhatToDo);
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            ReportJsonShape.Check(json, where, MaxDepth);
            return JsonSerializer.Deserialize<GateReport>(json, s_options)
                ?? throw new InvalidInputException("The report is null.", where);
        }
        // NotSupported: a case without its kind. InvalidOperation: text that is no UTF-8. Both carry their place in the message.
        // Argument, Arithmetic: figures that cannot be.
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or ArithmeticException)
        {
            throw new InvalidInputException([JsonMistake.Of(e, json, where, "Not a report of AllocGate: ", WhatToDo)]);
        }
    }

    /// <exception cref="InvalidInputException">The file cannot be read or is no report; says where and why.</exception>
    /// <param name="path">Absolute path.</param>
    /// <param name="most">The most that is read, in bytes.</param>
    public static async Task<GateReport> ReadFileAsync(string path, CancellationToken cancellationToken, long most = MaxBytes)
    {
        return Read((await BoundedFile.ReadAsync(path, path, most, WhatToDo, cancellationToken)).Span, path);
    }

    private static void PutSchemaFirst(JsonTypeInfo type)
    {
        if (type.Type != typeof(GateReport))
            return;
        var schema = type.CreateJsonPropertyInfo(typeof(string), "schema");
        schema.Get = _ => Schema;
        schema.Order = -1;
        type.Properties.Insert(0, schema);
    }
}
