using System.Text;
using System.Text.Json;

namespace AllocGate.Probe.Wire;

/// <summary>Writes a result as <see cref="WireFormat"/> reads it. By hand: making ready a serializer takes longer than counting.</summary>
internal static class CaseResultText
{
    public static string Of(CaseResult result)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", result.Schema);
            json.WriteString("id", result.Id);
            Write(json, result.Allocated);
            Write(json, result.Retained);
            Write(json, result.Footprint);
            Write(json, result.Failure);
            json.WriteBoolean("tracksObjects", result.TracksObjects);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, AllocatedCount allocated)
    {
        json.WriteStartObject("allocated");
        if (allocated is AllocatedCount.Counted counted)
        {
            json.WriteString("kind", "counted");
            WriteAll(json, "batches", counted.Batches, batch =>
            {
                json.WriteNumber("operations", batch.Operations);
                json.WriteNumber("threadBytes", batch.ThreadBytes);
                if (batch.ProcessBytes is { } bytes)
                    json.WriteNumber("processBytes", bytes);
                else
                    json.WriteNull("processBytes");
            });
            json.WriteString("tier", counted.Tier.ToString());
            Write(json, counted.Notes);
        }
        else
        {
            WriteWhyNot(json, "unknown", ((AllocatedCount.Unknown)allocated).Reason);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RetainedCount retained)
    {
        json.WriteStartObject("retained");
        switch (retained)
        {
            case RetainedCount.Counted counted:
                json.WriteString("kind", "counted");
                WriteAll(json, "rounds", counted.Rounds, round =>
                {
                    json.WriteNumber("operations", round.Operations);
                    json.WriteNumber("liveBytes", round.LiveBytes);
                });
                json.WriteNumber("horizon", counted.Horizon);
                Write(json, counted.Notes);
                break;
            case RetainedCount.Unknown unknown:
                WriteWhyNot(json, "unknown", unknown.Reason);
                break;
            default:
                json.WriteString("kind", "not-asked");
                break;
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FootprintCount footprint)
    {
        json.WriteStartObject("footprint");
        switch (footprint)
        {
            case FootprintCount.Counted counted:
                json.WriteString("kind", "counted");
                WriteAll(json, "rounds", counted.Rounds, round =>
                {
                    json.WriteNumber("values", round.Values);
                    json.WriteNumber("bytes", round.Bytes);
                });
                break;
            case FootprintCount.Nothing nothing:
                WriteWhyNot(json, "nothing", nothing.Reason);
                break;
            case FootprintCount.Unbearable unbearable:
                WriteWhyNot(json, "unbearable", unbearable.Reason);
                break;
            case FootprintCount.Unknown unknown:
                WriteWhyNot(json, "unknown", unknown.Reason);
                break;
            default:
                json.WriteString("kind", "not-asked");
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteWhyNot(Utf8JsonWriter json, string kind, string reason)
    {
        json.WriteString("kind", kind);
        json.WriteString("reason", reason);
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<string> notes)
    {
        json.WriteStartArray("notes");
        foreach (var note in notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, CaseFailure? failure)
    {
        if (failure is null)
        {
            json.WriteNull("failure");
            return;
        }

        json.WriteStartObject("failure");
        json.WriteString("phase", failure.Phase.ToString());
        json.WriteString("kind", failure.Kind);
        json.WriteString("message", failure.Message);
        json.WriteString("frame", failure.Frame);
        if (failure.Source is { } source)
        {
            json.WriteStartObject("source");
            json.WriteString("file", source.File);
            json.WriteNumber("line", source.Line);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("source");
        }

        json.WriteEndObject();
    }
}
