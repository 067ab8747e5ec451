using System.Text;
using System.Text.Json;
using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Configuration;

/// <summary>Where each value of a file of the configuration stands, which members do not belong there, and which values are of another kind.</summary>
internal sealed class ConfigurationPlaces
{
    // Enough to mend; more would be a flood, and its names are a stranger's.
    public const int MostErrors = 100;

    private const int LongestName = 200;
    private const int MaxDepth = 16;
    private const string Pages = "docs/configuration.md lists what the file may hold.";

    private readonly Dictionary<string, (int Line, int Column, string Value)> _places = new(StringComparer.Ordinal);
    private readonly List<InputError> _errors = [];
    private readonly List<(int From, int To)> _wrong = [];
    private readonly HashSet<string> _wrongPaths = new(StringComparer.Ordinal);
    private readonly string _shown;
    private int _counted;
    private int _line = 1;
    private int _lineStart;
    private bool _unreadable;

    private ConfigurationPlaces(string shown) => _shown = shown;

    /// <summary>What is wrong with its form, each with its line and column: the first hundred.</summary>
    public IReadOnlyList<InputError> Errors => _errors;

    /// <summary>False where the rest cannot be read: it is no JSON, or has mistakes without end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Every value of the file by its path, such as "thresholds.allocatedBytes", in its order, as it is written.</summary>
    public IEnumerable<ConfigurationValue> Values =>
        _places.Where(p => p.Value.Value.Length > 0).Select(p => new ConfigurationValue(p.Key, p.Value.Value, $"{_shown}:{p.Value.Line}"));

    /// <summary>The file as people know it.</summary>
    public string Shown => _shown;

    private bool GoesOn => !_unreadable && _errors.Count <= MostErrors;

    /// <param name="utf8">Without a byte order mark.</param>
    /// <param name="shown">The file as people know it.</param>
    /// <param name="type">What it is read into.</param>
    public static ConfigurationPlaces Of(ReadOnlySpan<byte> utf8, string shown, Type type)
    {
        var places = new ConfigurationPlaces(shown);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            places.Walk(ref reader, utf8, "", type);
            places.IsWhole = places.GoesOn && !reader.Read();
        }
        catch (JsonException e)
        {
            places._errors.Add(JsonMistake.Of(e, utf8, shown, "", Pages));
        }

        return places;
    }

    /// <summary>The text with null in the place of what is of another kind.</summary>
    public byte[] Readable(ReadOnlySpan<byte> utf8)
    {
        var text = new List<byte>(utf8.Length);
        var at = 0;
        foreach (var (from, to) in _wrong)
        {
            text.AddRange(utf8[at..from]);
            text.AddRange("null"u8);
            at = to;
        }

        text.AddRange(utf8[at..]);
        return [.. text];
    }

    /// <summary>True where the error only follows from a value of another kind.</summary>
    public bool Follows(InputError error) => error.Where.StartsWith(_shown + ": ", StringComparison.Ordinal)
        && error.Where[(_shown.Length + 2)..] is var path && _wrongPaths.Any(wrong => wrong == path || Parent(wrong) == path);

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

    private void Walk(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string path, Type type)
    {
        var (line, column) = Place(utf8, reader.TokenStartIndex);
        var from = (int)reader.TokenStartIndex;
        if (ConfigurationKinds.Wrong(ref reader, type) is { } wrong)
        {
            reader.Skip();
            _wrong.Add((from, (int)reader.BytesConsumed));
            _wrongPaths.Add(path);
            Refuse(wrong, line, column, path.Length == 0 ? Pages : "", path);
            return;
        }

        var nested = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
        _places[path] = (line, column, nested ? "" : Encoding.UTF8.GetString(utf8[from..(int)reader.BytesConsumed]));
        if (nested && ConfigurationMembers.IsList(type))
            WalkList(ref reader, utf8, path, type);
        else if (nested)
            WalkObject(ref reader, utf8, path, type);
    }

    private void WalkObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string path, Type type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = ConfigurationMembers.Of(type);
        while (GoesOn && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (line, column) = Place(utf8, reader.TokenStartIndex);
            if (NameOf(ref reader) is not { } name)
            {
                Refuse("This name is no UTF-8 text.", line, column, Pages);
                return;
            }

            var shown = name.Length > LongestName ? name[..LongestName] + "…" : name;
            var value = known is null ? ConfigurationMembers.ValueOf(type) : known.GetValueOrDefault(name);
            if (!seen.Add(name))
                Refuse($"\"{shown}\" stands here twice.", line, column, "Keep one.");
            else if (value is null)
                Refuse($"\"{shown}\" is not known here.", line, column, Meant(name, known!.Keys));
            reader.Read();
            if (value is null)
                reader.Skip();
            else
                Walk(ref reader, utf8, known is null ? $"{path}[\"{shown}\"]" : path.Length == 0 ? shown : $"{path}.{shown}", value);
        }
    }

    private void WalkList(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string path, Type type)
    {
        for (var i = 0; GoesOn && reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            Walk(ref reader, utf8, $"{path}[{i}]", ConfigurationMembers.ValueOf(type)!);
    }

    private string? NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            _unreadable = true;
            return null;
        }
    }

    private static string Meant(string name, IEnumerable<string> known) =>
        NearestName.Of(name, known) is { } near ? $"Did you mean \"{near}\"?" : $"There are {string.Join(", ", known.Order(StringComparer.Ordinal))}.";

    private void Refuse(string what, int line, int column, string whatToDo, string path = "")
    {
        var place = $"{_shown}:{line}:{column}{(path.Length == 0 ? "" : $": {path}")}";
        _errors.Add(_errors.Count < MostErrors ? new(what, place, whatToDo) : More(_shown));
    }

    /// <summary>What stands in the place of the hundred-and-first mistake.</summary>
    public static InputError More(string shown) => new("There are more mistakes behind these.", shown);

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
