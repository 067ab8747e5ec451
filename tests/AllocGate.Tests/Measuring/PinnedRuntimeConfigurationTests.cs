using System.Text.Json;
using AllocGate.Gating;
using AllocGate.Measuring;

namespace AllocGate.Tests.Measuring;

public sealed class PinnedRuntimeConfigurationTests : IDisposable
{
    private const string Asking = """
        {
          // as a template may have it
          "runtimeOptions": { "tfm": "net10.0", "configProperties": {
            "System.GC.Server": true, "System.GC.Concurrent": true, "System.GC.DynamicAdaptationMode": 1, "System.GC.HeapHardLimit": 1000,
            "System.Runtime.TieredCompilation": false, "System.Runtime.TieredCompilation.QuickJit": false,
            "System.Runtime.TieredCompilation.QuickJitForLoops": false, "System.Runtime.TieredPGO": false,
            "System.Diagnostics.Tracing.EventSource.IsSupported": false, "Own.Switch": true,
          } },
        }
        """;

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void What_no_variable_can_override_is_pinned_and_the_rest_is_left()
    {
        var properties = Pinned(Asking).GetProperty("configProperties");

        Assert.False(properties.GetProperty("System.GC.Concurrent").GetBoolean());
        Assert.True(properties.GetProperty("System.Diagnostics.Tracing.EventSource.IsSupported").GetBoolean());
        Assert.True(properties.GetProperty("Own.Switch").GetBoolean());
        Assert.Equal("net10.0", Pinned("""{ "runtimeOptions": { "tfm": "net10.0" } }""").GetProperty("tfm").GetString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"runtimeOptions\": 7 }")]
    [InlineData("no JSON")]
    public void What_is_no_runtimeconfig_is_left_for_the_host_to_refuse(string text)
    {
        File.WriteAllText(_file, text);

        PinnedRuntimeConfiguration.Pin(_file);

        Assert.Equal(text, File.ReadAllText(_file));
        Assert.Empty(RuntimeConfigurationNotices.Read(_file, JitMode.Tiered));
    }

    [Fact]
    public void Everything_that_is_overridden_is_said()
    {
        File.WriteAllText(_file, Asking);

        Assert.Equal(9, RuntimeConfigurationNotices.Read(_file, JitMode.Tiered).Count);
        Assert.All(RuntimeConfigurationNotices.Read(_file, JitMode.Tiered), notice => Assert.Contains("measured ", notice, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_fully_optimised_code_is_asked_for_its_tiers_are_not_spoken_of()
    {
        File.WriteAllText(_file, Asking);

        Assert.DoesNotContain(RuntimeConfigurationNotices.Read(_file, JitMode.Full), notice => notice.Contains("compilation", StringComparison.Ordinal));
    }

    public void Dispose() => File.Delete(_file);

    private JsonElement Pinned(string text)
    {
        File.WriteAllText(_file, text);
        PinnedRuntimeConfiguration.Pin(_file);
        return JsonDocument.Parse(File.ReadAllText(_file)).RootElement.GetProperty("runtimeOptions");
    }
}
