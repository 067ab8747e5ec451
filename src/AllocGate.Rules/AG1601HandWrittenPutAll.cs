using System.Collections.Immutable;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1601: a method inserts its argument's elements one by one, where the BCL has one call for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1601HandWrittenPutAll : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1601",
        "Hand-written PutAll",
        "'{0}' puts '{1}' into '{2}' one by one{3}: {4}",
        "AllocGate",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Bulk inserts written by hand tend to miss capacity, comparer and atomicity, and to build, capture or copy something for every element.",
        helpLinkUri: "docs/rules/AG1601.md");

    public AG1601HandWrittenPutAll()
        : base(Rule, SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement, SyntaxKind.ForStatement)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => BulkInsert.MayBeIn((StatementSyntax)node);

    private protected override void Analyze(CodeBlockAnalysisContext context)
    {
        if (context.CodeBlock is not MethodDeclarationSyntax method || !IsNamedLikeOne(method, context.Options))
            return;
        if (BulkInsert.Of(method, context.SemanticModel, context.CancellationToken) is not { } insert)
            return;
        var evidence = Evidence.None.And(insert.Loop.GetFirstToken().GetLocation(), "looped over here").And(insert.Step.GetLocation(), "inserted here");
        var framework = TargetFramework.Of(context.Options, context.SemanticModel.Compilation);
        var commits = Committed(method, framework, context.SemanticModel, context.CancellationToken).ToList();
        foreach (var (rule, location) in commits)
            evidence = evidence.And(location, rule + " here");
        var rules = commits.Select(commit => commit.Rule).Distinct().OrderBy(rule => rule, StringComparer.Ordinal).ToList();
        context.ReportDiagnostic(evidence.Finding(
            Rule, method.Identifier.GetLocation(), Rule.DefaultSeverity,
            method.Identifier.ValueText, insert.Source.Name, insert.Target.Excerpt(), rules.Count == 0 ? "" : ", and commits " + string.Join(", ", rules), insert.Advice));
    }

    private static bool IsNamedLikeOne(MethodDeclarationSyntax method, AnalyzerOptions options) =>
        BulkInsert.IsNamedLikeOne(method.Identifier.ValueText)
        || options.List(method.SyntaxTree, "AG1601", "bulk_insert_names").Contains(method.Identifier.ValueText, StringComparer.Ordinal);

    /// <summary>The catalogue's other mistakes that the method's body makes.</summary>
    private static IEnumerable<(string Rule, Location Location)> Committed(MethodDeclarationSyntax method, TargetFramework framework, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var eager in EagerValue.In(method, model, cancellation))
            yield return ("AG1002", eager.Value.GetLocation());
        foreach (var stored in CodeBlocks.Nodes(method).OfType<InvocationExpressionSyntax>())
        {
            if (DelegateAsValue.Of(stored, model, cancellation) is { } found)
                yield return ("AG1001", found.Delegate.GetLocation());
        }

        foreach (var capturing in CapturingFactory.In(method, model, cancellation))
            yield return ("AG1003", capturing.Factory.GetLocation());
        foreach (var query in StoredQuery.In(method, model, cancellation))
            yield return ("AG1005", query.Value.GetLocation());
        foreach (var kept in KeptScope.In(method, model, cancellation))
            yield return ("AG1004", kept.Stored.Site.GetLocation());
        foreach (var mutation in EnumeratedMutation.In(method, model, cancellation))
            yield return ("AG1101", mutation.Mutation.Node.GetLocation());
        foreach (var insert in LazySelfInsert.In(method, model, cancellation))
            yield return ("AG1102", insert.Query.GetLocation());
        foreach (var lookup in DoubleLookup.In(method, framework, model, cancellation))
            yield return ("AG1403", lookup.Form.Asked.GetLocation());
        foreach (var assignment in CodeBlocks.Nodes(method).OfType<AssignmentExpressionSyntax>())
        {
            if (ImmutableGrowth.Of(assignment, model, cancellation) is not null)
                yield return ("AG1401", assignment.GetLocation());
        }
    }
}
