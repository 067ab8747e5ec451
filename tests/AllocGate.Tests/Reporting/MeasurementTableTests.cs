using AllocGate.Core.Measuring;
using AllocGate.Reporting.Terminal;
using Snapshooter.Xunit;
using Spectre.Console.Testing;

namespace AllocGate.Tests.Reporting;

public sealed class MeasurementTableTests
{
    [Fact]
    public void Measurements_alone_are_readable_at_80_columns()
    {
        using var console = new TestConsole().Width(80);

        MeasurementTable.Write(console, new MeasurementSet(
        [
            new ProjectMeasurement("samples/OomCases/OomCases.csproj", "net10.0", SampleReports.Environment,
                [
                    Row("ControllerCacheBenchmarks.Replace(Entries=500)", SampleReports.Exact(512_048), SampleReports.Exact(1, 3)),
                    Row("Parser.Hash()", SampleReports.Ranged(80, 104, 160), new Reading.NotMeasured("retained needs a warmed-up heap")),
                    Row("Parser.Parse()", new Reading.Failed("threw ::x"), new Reading.Failed("threw ::x")),
                ],
                [], null, ["It was built without optimisation."]),
            new ProjectMeasurement("bench/Old.csproj", "", null, [], [],
                new ProjectProblem(ProjectProblemKind.CannotRun, "net48 cannot run here."), []),
        ]));

        Snapshot.Match(string.Join('\n', console.Output.Split('\n').Select(line => line.TrimEnd())), "Measurements.80");
    }

    [Fact]
    public void No_measurements_say_nothing()
    {
        using var console = new TestConsole();

        MeasurementTable.Write(console, MeasurementSet.Empty);

        Assert.Empty(console.Output);
    }

    private static BenchmarkRow Row(string name, Reading allocated, Reading retained) =>
        new(new RowKey("p", "net10.0", name), name, null, allocated, retained, new Reading.NotApplicable("it returns nothing"), [], name.StartsWith("Parser.Hash", StringComparison.Ordinal) ? ["measured again alone"] : []);
}
