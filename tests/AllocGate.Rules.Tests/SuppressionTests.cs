using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class SuppressionTests
{
    private const string Usings = "using System.Diagnostics.CodeAnalysis;\n";

    [Theory]
    [InlineData("[SuppressMessage(\"AllocGate\", \"AG1002\")]")]
    [InlineData("[SuppressMessage(\"AllocGate\", \"AG1002\", Justification = \"keys are always new\")]")]
    [InlineData("[SuppressMessage(\"AllocGate\", \"AG1002:value-built-eagerly\", Justification = \"keys are always new\")]")]
    public async Task An_attribute_with_the_rule_s_id_suppresses(string attribute) => Assert.Empty(await FindingsAsync(attribute, ""));

    [Fact]
    public async Task A_pragma_with_the_rule_s_id_suppresses() => Assert.Empty(await FindingsAsync("", "#pragma warning disable AG1002"));

    [Theory]
    [InlineData("", "")]
    [InlineData("[SuppressMessage(\"AllocGate\", \"value-built-eagerly\")]", "")]
    [InlineData("[SuppressMessage(\"AllocGate\", \"AG1601\")]", "")]
    [InlineData("", "#pragma warning disable value-built-eagerly")]
    public async Task A_bare_name_or_another_id_suppresses_nothing(string attribute, string pragma) =>
        Assert.Equal("AG1002", Assert.Single(await FindingsAsync(attribute, pragma)));

    private static async Task<IEnumerable<string>> FindingsAsync(string attribute, string pragma) =>
        (await RuleRun.FindingsAsync(RuleRun.Compile([$$"""
            {{Usings}}
            class C
            {
                ConcurrentDictionary<string, object> map = new();
                {{attribute}}
                object M(string key)
                {
            {{pragma}}
                    return map.GetOrAdd(key, new object());
                }
            }
            """]))).Select(finding => finding.Id).Where(id => id != "AG9002");
}
