using AllocGate.Core.Measuring;
using AllocGate.Imports;

namespace AllocGate.Tests.Imports;

public class KnownRowsTests
{
    [Theory]
    [InlineData("N.B.Put() [x=1]", "N.B.Put(System.Int32) [x=1]", "N.B.Put(System.Int32) [x=1]")]
    [InlineData("N.G<Int32>.Put()", "N.G<System.Int32>.Put()", "N.G<System.Int32>.Put()")]
    [InlineData("N.G<List<Int32>, String>.Put()", "N.G<System.Collections.Generic.List<System.Int32>, System.String>.Put()", "N.G<System.Collections.Generic.List<System.Int32>, System.String>.Put()")]
    [InlineData("N.B.Put() [x=1]", "N.B.Put(System.Int32) [x=2]", "N.B.Put() [x=1]")]
    [InlineData("N.B.Put() [x=1]", "N.B.Put(System.Int32) [x=1]|N.B.Put(System.Int64) [x=1]", "N.B.Put() [x=1]")]
    public void A_case_is_known_by_everything_but_its_signature_where_that_is_without_doubt(string imported, string known, string id)
    {
        var named = KnownRows.Name(Set("BenchmarkDotNet", imported), "bench/B.csproj", Set("bench/B.csproj", known.Split('|')));

        Assert.Equal(new RowKey("bench/B.csproj", "net10.0", id), Assert.Single(named.Rows).Key);
    }

    private static MeasurementSet Set(string project, params string[] ids) => new(
    [
        new(project, "net10.0", null, [.. ids.Select(id => new BenchmarkRow(new(project, "net10.0", id), id, null, new Reading.Exact(new(88)), new Reading.NotMeasured("-"), new Reading.NotMeasured("-"), [], []))], [], null, []),
    ]);
}
