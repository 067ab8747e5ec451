using System.Composition;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.CodeFixes;

/// <summary>
/// Collects into a builder and makes the collection after the loop. Only for a local or a parameter that nothing else sees while the
/// loop runs: a field's steps may be read by others, and so may those of a variable that a lambda or a <c>catch</c> uses.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AG1401ImmutableGrownInLoopFix() : RuleFix("AG1401", "Collect into a builder")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (found is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment || ImmutableGrowth.Of(assignment, model, cancellationToken) is not { } growth)
            return null;
        var symbol = model.GetSymbolInfo(target, cancellationToken).Symbol;
        var isOwn = symbol is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None };
        if (!isOwn || IsReadAfterFailure(growth.Loop, symbol!) || growth.Loop.Parent is not (BlockSyntax or SwitchSectionSyntax) || !IsSeenByTheLoopAlone(growth.Loop, target.Identifier.ValueText))
            return null;
        return BuilderLoop.Of(growth, target.Identifier.ValueText) is { } built ? new Fix(built.Edit, (growth.Loop, target.Identifier.ValueText)) : null;
    }

    /// <summary>Whether the code goes on after an exception in the loop, with what the loop had collected until then.</summary>
    private static bool IsReadAfterFailure(StatementSyntax loop, ISymbol symbol) =>
        loop.Ancestors().OfType<TryStatementSyntax>().Any(attempt => attempt.Catches.Any() && !attempt.Block.Span.Contains(symbol.Locations[0].SourceSpan));

    private static bool IsSeenByTheLoopAlone(StatementSyntax loop, string name)
    {
        var member = loop.Ancestors().First(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        if (loop.DescendantNodes().Any(node => node is GotoStatementSyntax) || Names(member).Any(token => token.ValueText == BuilderLoop.NameOf(name)))
            return false;
        return !member.DescendantNodes().Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CatchClauseSyntax or FinallyClauseSyntax)
            .Any(part => !part.Contains(loop) && Names(part).Any(token => token.ValueText == name));
    }

    private static IEnumerable<SyntaxToken> Names(SyntaxNode node) => node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));
}
