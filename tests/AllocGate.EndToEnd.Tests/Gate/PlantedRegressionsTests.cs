using System.Text.Json;
using System.Text.RegularExpressions;
using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Gate;

/// <summary>Which line allocates: in the report of a gate run, and by `allocgate profile`.</summary>
public class PlantedRegressionsTests(PlantedRegressions planted) : IClassFixture<PlantedRegressions>
{
    [Theory]
    [InlineData("Closure", 88)]
    [InlineData("Boxing", 72)]
    [InlineData("LostCapacity", 728)]
    [InlineData("Linq", 104)]
    [InlineData("ParamsArray", 40)]
    [InlineData("AsyncStateMachine", 72)]
    [InlineData("Concatenation", 112)]
    [InlineData("Iterator", 56)]
    [InlineData("RecordCopy", 96)]
    [InlineData("Enumerator", 136)]
    public void The_named_line_is_the_planted_one(string name, int growth)
    {
        var row = Rows().Single(r => r.GetProperty("name").GetString()!.EndsWith($"{name}Case.{name}", StringComparison.Ordinal));
        var found = row.GetProperty("allocatingLines");
        var changed = found.GetProperty("changedLine");

        Assert.Equal(PlantedRegressions.Planted(name), (changed.GetProperty("path").GetString(), changed.GetProperty("line").GetInt32()));
        Assert.Equal(growth, found.GetProperty("lines").EnumerateArray().Where(l => l.GetProperty("line").ValueKind == JsonValueKind.Object).Sum(l => BytesPerOperation(l, "head") - BytesPerOperation(l, "base")));
        Assert.Empty(found.GetProperty("notes").EnumerateArray());
    }

    [Fact]
    public void Annotations_stand_on_the_changed_lines()
    {
        var annotations = Regex.Matches(planted.Run.Output, @"^::error file=bench/(\w+)Case\.cs,line=(\d+),", RegexOptions.Multiline);

        Assert.True(annotations.Count >= 9, planted.Run.Output);
        Assert.All(annotations, a => Assert.Equal(PlantedRegressions.Planted(a.Groups[1].Value).Line, int.Parse(a.Groups[2].ValueSpan)));
    }

    [Fact]
    public void Every_report_names_the_line_its_type_and_its_growth()
    {
        var markdown = planted.Repository.Read("artifacts/allocgate/report.md");

        Assert.Contains("bench/BoxingCase.cs:20 in BoxingCase.Boxing, on a changed line: int (boxed), +72 B/op and +3 objects/op (0 → 72 B/op)", markdown, StringComparison.Ordinal);
        Assert.Contains("bench/BoxingCase.cs:20 in BoxingCase.Boxing", planted.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_shows_as_its_source_names_it()
    {
        var run = (await AllocGateTool.RunAsync(planted.Repository.Path, "profile", "Names", "bench", "--json")).EndedWith(0);
        using var json = JsonDocument.Parse(run.Output);
        var found = json.RootElement.GetProperty("cases")[0].GetProperty("sites").EnumerateArray()
            .Where(s => s.GetProperty("line").ValueKind == JsonValueKind.Object)
            .Select(s => $"{s.GetProperty("line").GetProperty("method").GetString()}: {s.GetProperty("type").GetString()}, {s.GetProperty("bytes").GetInt64() / json.RootElement.GetProperty("cases")[0].GetProperty("operations").GetInt64()}")
            .ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "NamesCase.Names (lambda): byte[], 1024",
                "NamesCase.Names.Local: byte[], 2024",
                "NamesCase.Items: byte[], 3024",
                "NamesCase.Items: Items (state machine), 32",
                "NamesCase.Box<T>.Make<U>: System.ValueTuple<System.Guid, int>[], 2424",
                "NamesCase.Property.get: byte[], 5024",
                "NamesCase.Inlined: long[], 104",
                "NamesCase.Names: byte[], 6024",
            },
            found);
    }

    private IEnumerable<JsonElement> Rows() =>
        JsonDocument.Parse(planted.Repository.Read("artifacts/allocgate/report.json")).RootElement.GetProperty("rows").EnumerateArray();

    private static decimal BytesPerOperation(JsonElement line, string side)
    {
        var count = line.GetProperty(side);
        return (decimal)count.GetProperty("bytes").GetInt64() / count.GetProperty("operations").GetInt64();
    }
}
