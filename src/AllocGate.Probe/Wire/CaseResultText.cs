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
            json.WriteStartArray("batches");
            foreach (var batch in counted.Batches)
            {
                json.WriteStartObject();
                json.WriteNumber("operations", batch.Operations);
                json.WriteNumber("threadBytes", batch.ThreadBytes);
                if (batch.ProcessBytes is { } bytes)
                    json.WriteNumber("processBytes", bytes);
                else
                    json.WriteNull("processBytes");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("tier", counted.Tier.ToString());
            Write(json, counted.Notes);
        }
        else
        {
            json.WriteString("kind", "unknown");
            json.WriteString("reason", ((AllocatedCount.Unknown)allocated).Reason);
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
                json.WriteStartArray("rounds");
                foreach (var round in counted.Rounds)
                {
                    json.WriteStartObject();
                    json.WriteNumber("operations", round.Operations);
                    json.WriteNumber("liveBytes", round.LiveBytes);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteNumber("horizon", counted.Horizon);
                Write(json, counted.Notes);
                break;
            case RetainedCount.Unknown unknown:
                json.WriteString("kind", "unknown");
                json.WriteString("reason", unknown.Reason);
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
                json.WriteStartArray("rounds");
                foreach (var round in counted.Rounds)
                {
                    json.WriteStartObject();
                    json.WriteNumber("values", round.Values);
                    json.WriteNumber("bytes", round.Bytes);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case FootprintCount.Nothing nothing:
                json.WriteString("kind", "nothing");
                json.WriteString("reason", nothing.Reason);
                break;
            case FootprintCount.Unbearable unbearable:
                json.WriteString("kind", "unbearable");
                json.WriteString("reason", unbearable.Reason);
                break;
            case FootprintCount.Unknown unknown:
                json.WriteString("kind", "unknown");
                json.WriteString("reason", unknown.Reason);
                break;
            default:
                json.WriteString("kind", "not-asked");
                break;
        }

        json.WriteEndObject();
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
