using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>An analyzer of whole members that reads only those in which a cheap test of the syntax hits.</summary>
public abstract class MemberAnalyzer : DiagnosticAnalyzer
{
    private readonly SyntaxKind[] triggers;

    protected MemberAnalyzer(DiagnosticDescriptor rule, params SyntaxKind[] triggers)
    {
        this.triggers = triggers;
        SupportedDiagnostics = ImmutableArray.Create(rule);
    }

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCodeBlockStartAction<SyntaxKind>(block =>
        {
            var isHit = false;
            block.RegisterSyntaxNodeAction(node => isHit = isHit || IsTrigger(node.Node), triggers);
            block.RegisterCodeBlockEndAction(end =>
            {
                if (isHit)
                    Analyze(end);
            });
        });
    }

    /// <summary>Whether a node of one of the kinds makes its member worth reading; asks names only, never the semantic model.</summary>
    protected abstract bool IsTrigger(SyntaxNode node);

    protected abstract void Analyze(CodeBlockAnalysisContext context);
}
