using AllocGate.Rules.Binding;
using AllocGate.Rules.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules.Tests;

public class TargetFrameworkTests
{
    [Theory]
    [InlineData("mscorlib", "4.0.0.0", false, false)]
    [InlineData("netstandard", "2.1.0.0", false, false)]
    [InlineData("System.Runtime", "4.2.0.0", false, false)]
    [InlineData("System.Runtime", "4.2.2.0", true, false)]
    [InlineData("System.Runtime", "5.0.0.0", true, true)]
    [InlineData("System.Private.CoreLib", "10.0.0.0", true, true)]
    public void Without_a_named_framework_the_core_library_tells(string library, string version, bool allowsRemoval, bool allowsOverwrite)
    {
        var core = CSharpCompilation.Create(library, [CSharpSyntaxTree.ParseText($$"""
            [assembly: System.Reflection.AssemblyVersion("{{version}}")]
            namespace System
            {
                public class Object { }
                public class Attribute { }
                public struct Void { }
                public class String { }
                namespace Reflection { public class AssemblyVersionAttribute : Attribute { public AssemblyVersionAttribute(string version) { } } }
            }
            """)]);

        var framework = TargetFramework.Of(new AnalyzerOptions([], new Options(null)), core);

        Assert.Equal((allowsRemoval, allowsOverwrite), (framework.AllowsRemoval, framework.AllowsOverwrite));
    }
}
