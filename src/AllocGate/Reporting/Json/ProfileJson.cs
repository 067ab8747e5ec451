using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AllocGate.Core.Measuring;
using AllocGate.Core.Profiling;
using AllocGate.Gating;

namespace AllocGate.Reporting.Json;

/// <summary>What `allocgate profile --json` writes. Described in docs/report-json.md.</summary>
public static class ProfileJson
{
    /// <summary>Name and version of the format; the version grows when a reader of the old one would misread the new one.</summary>
    public const string Schema = "allocgate-profile/1";

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(IReadOnlyList<ProfiledCase> cases) => JsonSerializer.Serialize(new File(Schema, [.. cases.Select(Of)]), s_options) + "\n";

    private static Case Of(ProfiledCase profiled) => profiled switch
    {
        ProfiledCase.Profiled known => new(known.Key, known.Name, known.Profile.Operations, known.Profile.Sites, known.Notes, null),
        ProfiledCase.NotProfiled unknown => new(unknown.Key, unknown.Name, null, [], [], unknown.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(profiled)),
    };

    private sealed record File(string Schema, IReadOnlyList<Case> Cases);

    private sealed record Case(
        RowKey Key, string Name, long? Operations, IReadOnlyList<AllocationSite> Sites, IReadOnlyList<string> Notes, string? Problem);
}
