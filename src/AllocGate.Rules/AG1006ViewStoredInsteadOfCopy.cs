using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1006: a view is stored, and keeps alive what it is only a part of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1006ViewStoredInsteadOfCopy : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1006",
        "View stored instead of a copy",
        "'{0}' stored in '{1}' keeps {2} alive as long as it is stored: store {3}",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A group, a match, a JSON element, a slice of memory and a dictionary's keys point to the object that they are a part of.",
        helpLinkUri: "docs/rules/AG1006.md");

    public AG1006ViewStoredInsteadOfCopy()
        : base(Rule, SyntaxKind.SimpleMemberAccessExpression, SyntaxKind.MemberBindingExpression, SyntaxKind.GenericName, SyntaxKind.GroupClause)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax member => Views.MayBeMadeBy(member.Name.Identifier.ValueText),
        MemberBindingExpressionSyntax member => Views.MayBeMadeBy(member.Name.Identifier.ValueText),
        GenericNameSyntax type => Views.MayBeMadeBy(type.Identifier.ValueText),
        _ => node is GroupClauseSyntax,
    };

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        if (context.OwningSymbol.ContainingType is { IsRefLikeType: true })
            return;
        foreach (var stored in StoredView.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var (view, value) = (stored.View, stored.Store.Value);
            var isCertain = stored.Destination == Destination.Field && view.Origin == ViewOrigin.MadeHere;
            var evidence = Evidence.None.And(view.Owner.GetLocation(), "this is kept");
            context.ReportDiagnostic(evidence.Finding(
                Rule, value.GetLocation(), isCertain ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                value.Excerpt(), stored.Store.Target.Excerpt(), Kept(view), Instead(view.Kind, value, context.SemanticModel)));
        }
    }

    private static string Kept(View view)
    {
        var owner = $"'{view.Owner.Excerpt()}' (line {view.Owner.GetLocation().Line()})";
        return view.Kind switch
        {
            ViewKind.Group => "every group of " + owner,
            ViewKind.Match => "the whole input " + owner,
            ViewKind.Json => "the whole document " + owner,
            ViewKind.Keys => owner + ", keys and values,",
            ViewKind.ReadOnly => owner + ", whose later changes it shows,",
            _ => "the whole of " + owner,
        };
    }

    private static string Instead(ViewKind kind, ExpressionSyntax value, SemanticModel model) => kind switch
    {
        ViewKind.Match => $"the text, '{value.Excerpt()}.Value'",
        ViewKind.Json => "a copy of it, made by 'Clone()'",
        ViewKind.Memory when model.GetTypeInfo(value).Type is INamedTypeSymbol { Name: "ReadOnlyMemory" } memory && memory.TypeArguments.Single().SpecialType == SpecialType.System_Char =>
            $"the text, '{value.Excerpt()}.ToString()'",
        _ => $"a copy, '{value.Excerpt()}.ToArray()'",
    };
}
