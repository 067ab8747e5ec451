using System.Text.Json;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>Where each value of allocgate.json stands, and which members do not belong there.</summary>
internal sealed class ConfigurationPlaces
{
    private readonly Dictionary<string, (int Line, int Column, string Value)> _places = new(StringComparer.Ordinal);
    private readonly List<InputError> _errors = [];
    private readonly string _shown;

    // Enough to mend; more would be a flood, and its names are a stranger's.
    private const int MostErrors = 100;
    private const int LongestName = 200;
    private int _counted;
    private int _line = 1;
    private int _lineStart;

    private ConfigurationPlaces(string shown) => _shown = shown;

    /// <summary>Unknown and duplicate members, each with its line and column.</summary>
    public IReadOnlyList<InputError> Errors => _errors;

    /// <summary>Every value of the file by its path, such as "thresholds.allocatedBytes", in its order, as it is written.</summary>
    public IEnumerable<(string Path, int Line, string Value)> Values => _places.Where(p => p.Value.Value.Length > 0).Select(p => (p.Key, p.Value.Line, p.Value.Value));

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ConfigurationPlaces Of(ReadOnlySpan<byte> utf8, string shown, int maxDepth)
    {
        var places = new ConfigurationPlaces(shown);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = maxDepth });
        if (reader.Read())
            places.Walk(ref reader, utf8, "", typeof(ConfigurationContent));
        return places;
    }

    /// <summary>The error with the line and column of what it speaks of, or of the nearest thing around it that stands in the file.</summary>
    public InputError Placed(InputError error)
    {
        if (!error.Where.StartsWith(_shown + ": ", StringComparison.Ordinal))
            return error;
        var path = error.Where[(_shown.Length + 2)..];
        var around = path;
        while (around.Length > 0 && !_places.ContainsKey(around))
            around = Parent(around);
        return _places.TryGetValue(around, out var place) ? error with { Where = $"{_shown}:{place.Line}:{place.Column}: {path}" } : error;
    }

    private static string Parent(string path)
    {
        var bracket = path.EndsWith(']') ? path.LastIndexOf('[') : -1;
        return path[..Math.Max(0, bracket >= 0 ? bracket : path.LastIndexOf('.'))];
    }

    private void Walk(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string path, Type? type)
    {
        Keep(path, ref reader, utf8);
        if (reader.TokenType == JsonTokenType.StartObject)
            WalkObject(ref reader, utf8, path, type);
        else if (reader.TokenType == JsonTokenType.StartArray)
            WalkList(ref reader, utf8, path, type);
    }

    private void WalkObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string path, Type? type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = ConfigurationMembers.Of(type);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var (line, column) = Place(utf8, reader.TokenStartIndex);
            var shown = name.Length > LongestName ? name[..LongestName] + "…" : name;
            if (!seen.Add(name))
                Refuse($"\"{shown}\" stands here twice.", line, column, "Keep one.");
            else if (known is not null && !known.ContainsKey(name))
                Refuse($"\"{shown}\" is not known here.", line, column, Meant(name, known.Keys));
            var member = known is not null ? path.Length == 0 ? shown : $"{path}.{shown}" : $"{path}[\"{shown}\"]";
            reader.Read();
            Walk(ref reader, utf8, member, known is not null ? known.GetValueOrDefault(name) : ConfigurationMembers.ValueOf(type));
        }
    }

    private void WalkList(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string path, Type? type)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            Walk(ref reader, utf8, $"{path}[{i}]", ConfigurationMembers.ValueOf(type));
    }

    private static string Meant(string name, IEnumerable<string> known) =>
        NearestName.Of(name, known) is { } near ? $"Did you mean \"{near}\"?" : $"There are {string.Join(", ", known.Order(StringComparer.Ordinal))}.";

    private void Keep(string path, ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var (line, column) = Place(utf8, reader.TokenStartIndex);
        var value = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? "" : System.Text.Encoding.UTF8.GetString(utf8[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]);
        _places[path] = (line, column, value);
    }

    private void Refuse(string what, int line, int column, string whatToDo)
    {
        if (_errors.Count < MostErrors)
            _errors.Add(new(what, $"{_shown}:{line}:{column}", whatToDo));
        else if (_errors.Count == MostErrors)
            _errors.Add(new("There are more mistakes behind these.", _shown));
    }

    // The reader only goes forward, so that each byte is looked at once.
    private (int Line, int Column) Place(ReadOnlySpan<byte> utf8, long index)
    {
        var passed = utf8[_counted..(int)index];
        _line += passed.Count((byte)'\n');
        if (passed.LastIndexOf((byte)'\n') is var last and >= 0)
            _lineStart = _counted + last + 1;
        _counted = (int)index;
        return (_line, _counted - _lineStart + 1);
    }
}
