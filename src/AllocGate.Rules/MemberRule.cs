using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>A rule about whole members that reads only those in which a cheap test of the syntax hits.</summary>
public abstract class MemberRule : AllocationRule
{
    private readonly SyntaxKind[] triggers;

    private protected MemberRule(DiagnosticDescriptor rule, params SyntaxKind[] triggers)
        : base(rule) => this.triggers = triggers;

    private protected sealed override void Register(AnalysisContext context) => context.RegisterCodeBlockStartAction<SyntaxKind>(block =>
    {
        var isHit = false;
        block.RegisterSyntaxNodeAction(node => isHit = isHit || IsTrigger(node.Node), triggers);
        block.RegisterCodeBlockEndAction(end =>
        {
            if (isHit)
                Analyze(end);
        });
    });

    /// <summary>Whether a node of one of the kinds makes its member worth reading; asks names only, never the semantic model.</summary>
    private protected abstract bool IsTrigger(SyntaxNode node);

    private protected abstract void Analyze(CodeBlockAnalysisContext context);
}
