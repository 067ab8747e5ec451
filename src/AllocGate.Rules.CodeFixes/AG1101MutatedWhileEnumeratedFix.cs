using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.CodeFixes;

/// <summary>Enumerates a copy, where the change throws or may throw; not where it is safe on the project's framework.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AG1101MutatedWhileEnumeratedFix() : RuleFix("AG1101", "Enumerate a copy")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!finding.Properties.ContainsKey(AG1101MutatedWhileEnumerated.Copy))
            return null;
        var enumerated = finding.AdditionalLocations[0].SourceSpan;
        var loop = found.AncestorsAndSelf().OfType<CommonForEachStatementSyntax>().FirstOrDefault(one => one.Expression.Span == enumerated);
        return loop is null ? null : Copies.Of(loop.Expression, model, cancellationToken);
    }
}
