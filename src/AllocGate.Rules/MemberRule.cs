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

    /// <summary>The kinds of nodes that make a member worth reading where <see cref="IsTrigger"/> agrees.</summary>
    internal IReadOnlyList<SyntaxKind> Triggers => triggers;

    /// <inheritdoc/>
    internal abstract override bool IsTrigger(SyntaxNode node);

    /// <summary>What reads the members of one compilation.</summary>
    internal virtual Action<CodeBlockAnalysisContext> AnalysisOf(Compilation compilation, AnalyzerOptions options) => Analyze;

    private protected sealed override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
    {
        var analyze = AnalysisOf(start.Compilation, start.Options);
        start.RegisterCodeBlockStartAction<SyntaxKind>(block =>
        {
            var isHit = false;
            block.RegisterSyntaxNodeAction(node => isHit = isHit || IsTrigger(node.Node), triggers);
            block.RegisterCodeBlockEndAction(end =>
            {
                if (isHit)
                    analyze(end);
            });
        });
    });

    private protected virtual void Analyze(CodeBlockAnalysisContext context)
    {
    }
}
