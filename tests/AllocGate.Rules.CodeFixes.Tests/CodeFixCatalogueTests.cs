using System.Composition;
using System.Reflection;
using AllocGate.Rules.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AllocGate.Rules.CodeFixes.Tests;

public class CodeFixCatalogueTests
{
    [Fact]
    public void Every_fix_is_found_by_editors_and_named_after_its_rule()
    {
        foreach (var type in typeof(RuleFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract))
        {
            Assert.True(type is { IsPublic: true, IsSealed: true }, $"{type.Name} is not a public sealed class");
            Assert.NotNull(type.GetCustomAttribute<SharedAttribute>());
            Assert.Equal(["C#"], type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages);
            var id = Assert.Single(((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);
            var rule = RuleCatalogue.Analyzers.Single(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id));
            Assert.Equal(rule.GetType().Name + "Fix", type.Name);
            Assert.True(File.Exists(Path.Combine(Page.Root, "tests", "AllocGate.Rules.CodeFixes.Tests", type.Name + "Tests.cs")), $"{type.Name} has no tests");
        }
    }
}
