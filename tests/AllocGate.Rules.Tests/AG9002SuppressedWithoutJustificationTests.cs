using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG9002SuppressedWithoutJustificationTests
{
    [Theory]
    [InlineData("[{|AG9002 warning:SuppressMessage(\"AllocGate\", \"AG1002\")|}]")]
    [InlineData("[{|AG9002:SuppressMessage(\"AllocGate\", \"AG1601:unsafe-putall\")|}]")]
    [InlineData("[{|AG9002:SuppressMessage(\"Anything\", \" AG1002 : named\", Justification = \"\")|}]")]
    [InlineData("[{|AG9002:SuppressMessage(\"AllocGate\", \"AG1002\", Justification = \" \")|}]")]
    [InlineData("[{|AG9002:SuppressMessage(\"AllocGate\", \"AG1002\", Justification = \"<Pending>\")|}]")]
    [InlineData("[{|AG9002:SuppressMessage(\"AllocGate\", \"AG1002\", Justification = null)|}]")]
    [InlineData("[{|AG9002:SuppressMessage(\"AllocGate\", Known.Id)|}]")]
    [InlineData("[{|AG9002:SuppressMessage(checkId: \"AG1002\", category: \"AllocGate\")|}]")]
    [InlineData("[{|AG9002:System.Diagnostics.CodeAnalysis.SuppressMessageAttribute(\"AllocGate\", \"AG1002\", Scope = \"member\")|}]")]
    [InlineData("[{|AG9002:UnconditionalSuppressMessage(\"AllocGate\", \"AG1002\")|}]")]
    [InlineData("[return: {|AG9002:SuppressMessage(\"AllocGate\", \"AG1002\")|}]")]
    public Task A_suppression_that_does_not_say_why_is_reported(string attribute) => On(attribute);

    [Theory]
    [InlineData("[SuppressMessage(\"AllocGate\", \"AG1002\", Justification = \"keys are always new\")]")]
    [InlineData("[SuppressMessage(\"AllocGate\", \"AG1601:unsafe-putall\", Justification = Known.Reason)]")]
    [InlineData("[SuppressMessage(\"Performance\", \"CA1822\")]")]
    [InlineData("[SuppressMessage(\"AllocGate\", \"unsafe-putall\")]")]
    [InlineData("[SuppressMessage(\"AllocGate\", \"AG10020\")]")]
    [InlineData("[SuppressMessage(\"AllocGate\", \"XAG1002\")]")]
    [InlineData("[Own.SuppressMessage(\"AllocGate\", \"AG1002\")]")]
    [InlineData("[Obsolete(\"AG1002\", false)]")]
    public Task A_reason_another_tool_s_rule_and_another_attribute_are_not(string attribute) => On(attribute);

    [Fact]
    public Task An_attribute_of_the_assembly_is_read_too() => Verify.FindingsAsync("AG9002", """
        using System.Diagnostics.CodeAnalysis;
        [assembly: {|AG9002:SuppressMessage("AllocGate", "AG1002", Scope = "type", Target = "~T:C")|}]
        class C { }
        """);

    [Fact]
    public async Task The_message_names_the_rule() => Assert.Equal(
        "AG1601 is suppressed without a reason: say why in 'Justification'",
        (await On("[{|AG9002:SuppressMessage(\"AllocGate\", \"AG1601:unsafe-putall\")|}]")).Single().GetMessage());

    private static Task<System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> On(string attribute) => Verify.FindingsAsync("AG9002", $$"""
        using System.Diagnostics.CodeAnalysis;
        namespace Own
        {
            class SuppressMessageAttribute(string category, string id) : Attribute { public string At => category + id; }
        }
        namespace Theirs
        {
            static class Known { public const string Id = "AG1002"; public const string Reason = "measured"; }
            class C
            {
                {{attribute}}
                int M() => 1;
            }
        }
        """);
}
