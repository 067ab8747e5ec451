using System.Text.Json;
using AllocGate.Files;

namespace AllocGate.Baselines;

/// <summary>Where the projects and cases of a file of measurements stand, for what is wrong with them.</summary>
internal sealed class MeasurementFilePlaces
{
    private readonly Dictionary<(int Project, int Case), (int Line, int Column)> _places = [];
    private readonly string _path;
    private int _counted;
    private int _line = 1;
    private int _lineStart;

    private MeasurementFilePlaces(string path) => _path = path;

    /// <param name="utf8">A text that can be read.</param>
    /// <param name="path">The file as people know it.</param>
    public static MeasurementFilePlaces Of(ReadOnlySpan<byte> utf8, string path)
    {
        var places = new MeasurementFilePlaces(path);
        var (project, @case, inProjects, inCases) = (-1, -1, false, false);
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                inProjects = reader.ValueTextEquals("projects");
            else if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 3 })
                inCases = inProjects && reader.ValueTextEquals("cases");
            else if (reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 2 } && inProjects)
                places.Keep(utf8, (int)reader.TokenStartIndex, ++project, @case = -1);
            else if (reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 4 } && inCases)
                places.Keep(utf8, (int)reader.TokenStartIndex, project, ++@case);
        }

        return places;
    }

    /// <summary>The place of the first figure with fewer than one operation, or of the file's beginning.</summary>
    public static string OfImpossibleOperations(ReadOnlySpan<byte> utf8, string path)
    {
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("operations"))
                continue;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var operations) && operations < 1)
                return JsonMistake.Place(utf8, (int)reader.TokenStartIndex, path);
        }

        return $"{path}:1:1";
    }

    /// <summary>The file with line and column of a project, or of one of its cases.</summary>
    /// <param name="project">Its number from 0; -1: the file itself.</param>
    /// <param name="case">Its number within the project; -1: the project itself.</param>
    public string Of(int project, int @case) => _places.TryGetValue((project, @case), out var place) ? $"{_path}:{place.Line}:{place.Column}" : $"{_path}:1:1";

    private void Keep(ReadOnlySpan<byte> utf8, int index, int project, int @case)
    {
        var passed = utf8[_counted..index];
        _line += passed.Count((byte)'\n');
        if (passed.LastIndexOf((byte)'\n') is var last and >= 0)
            _lineStart = _counted + last + 1;
        _counted = index;
        _places[(project, @case)] = (_line, index - _lineStart + 1);
    }
}
