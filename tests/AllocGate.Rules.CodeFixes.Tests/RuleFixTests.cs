using AllocGate.Rules.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.CodeFixes.Tests;

/// <summary>What all fixes share, shown with one that only the tests have.</summary>
public class RuleFixTests
{
    [Fact]
    public Task All_findings_are_fixed_one_by_one_and_at_once() => VerifyFix.FixesAsync(new WrapInFactory(), """
        class C
        {
            void M(ConcurrentDictionary<string, List<int>> map, string key)
            {
                map.GetOrAdd(key, {|AG1002:new List<int>()|}); // first
                map.GetOrAdd(key, {|AG1002:new List<int>(4)|});
            }
        }
        """, """
        class C
        {
            void M(ConcurrentDictionary<string, List<int>> map, string key)
            {
                map.GetOrAdd(key, static _ => new List<int>()); // first
                map.GetOrAdd(key, static _ => new List<int>(4));
            }
        }
        """);

    [Fact]
    public Task A_finding_within_another_one_is_fixed_too() => VerifyFix.FixesAsync(new WrapInFactory(), """
        class C
        {
            static readonly ConcurrentDictionary<string, object[]> map = new();
            void M() => map.GetOrAdd("a", {|AG1002:new object[] { map.GetOrAdd("b", {|AG1002:new object[1]|}) }|});
        }
        """, """
        class C
        {
            static readonly ConcurrentDictionary<string, object[]> map = new();
            void M() => map.GetOrAdd("a", static _ => new object[] { map.GetOrAdd("b", static _ => new object[1]) });
        }
        """);

    [Fact]
    public Task Where_the_fix_has_no_plan_nothing_is_offered() => VerifyFix.OffersNothingAsync(new WrapInFactory(), """
        class C
        {
            void M(ConcurrentDictionary<string, string> map, string key) => map.GetOrAdd(key, {|AG1002:$"<{key}>"|});
        }
        """);

    [Fact]
    public Task Findings_that_one_edit_fixes_are_fixed_once() => VerifyFix.FixesAsync(new WrapInFactory(wholeMethod: true), """
        class C
        {
            void M(ConcurrentDictionary<string, List<int>> map, string key)
            {
                map.GetOrAdd(key, {|AG1002:new List<int>()|});
                map.GetOrAdd(key, {|AG1002:new List<int>(4)|});
            }
        }
        """, """
        class C
        {
            void M(ConcurrentDictionary<string, List<int>> map, string key)
            {
                map.GetOrAdd(key, static _ => new List<int>());
                map.GetOrAdd(key, static _ => new List<int>(4));
            }
        }
        """);

    [Theory]
    [InlineData("", "using System.Text;\n\n")]
    [InlineData("// A licence.\n\n", "// A licence.\n\nusing System.Text;\n\n")]
    [InlineData("using System.IO;\nusing Project;\n\n", "using System.IO;\nusing System.Text;\nusing Project;\n\n")]
    [InlineData("// A licence.\nusing System.Xml;\n\n", "// A licence.\nusing System.Text;\nusing System.Xml;\n\n")]
    [InlineData("// A licence.\r\nusing Project;\r\n\r\n", "// A licence.\r\nusing System.Text;\r\nusing Project;\r\n\r\n")]
    [InlineData("using Text = System.Text;\n\n", "using System.Text;\nusing Text = System.Text;\n\n")]
    [InlineData("using System.Text;\n\n", "using System.Text;\n\n")]
    [InlineData("namespace System.Text;\n\n", "namespace System.Text;\n\n")]
    public Task The_namespace_of_the_new_code_is_imported_once(string before, string after) => VerifyFix.FixesAsync(
        new WrapInFactory(namespaces: "System.Text"),
        before + "/** Kept. */ class C { object M(ConcurrentDictionary<string, object> map) => map.GetOrAdd(\"a\", {|AG1002:new object()|}); }",
        after + "/** Kept. */ class C { object M(ConcurrentDictionary<string, object> map) => map.GetOrAdd(\"a\", static _ => new object()); }",
        "namespace Project { public class Unused { } }");

    [Fact]
    public Task A_namespace_that_a_global_using_imports_is_not_imported_again() => VerifyFix.FixesAsync(
        new WrapInFactory(namespaces: "System.Linq"),
        "class C { object M(ConcurrentDictionary<string, object> map) => map.GetOrAdd(\"a\", {|AG1002:new object()|}); }",
        "class C { object M(ConcurrentDictionary<string, object> map) => map.GetOrAdd(\"a\", static _ => new object()); }");

    private sealed class WrapInFactory(bool wholeMethod = false, params string[] namespaces) : RuleFix("AG1002", "Wrap in a factory")
    {
        protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken)
        {
            if (found is InterpolatedStringExpressionSyntax)
                return null;
            var method = found.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
            IEnumerable<SyntaxNode> values = wholeMethod ? method.DescendantNodes().OfType<ObjectCreationExpressionSyntax>() : [found];
            return new Fix(
                editor =>
                {
                    foreach (var value in values)
                        editor.ReplaceNode(value, (current, _) => SyntaxFactory.ParseExpression($"static _ => {current.WithoutTrivia()}").WithTriviaFrom(current));
                },
                wholeMethod ? method : null,
                namespaces);
        }
    }
}
