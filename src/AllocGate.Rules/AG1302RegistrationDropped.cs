using System.Collections.Concurrent;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1302: a registration that nobody disposes keeps its callback as long as the token or monitor lives.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1302RegistrationDropped : AllocationRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1302",
        "Registration dropped",
        "The result of '{0}' {1}, so {2} stay as long as what they are registered with: {3}",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A token, a change token and an options monitor hold every callback, with all that it captures, until the registration is disposed.",
        helpLinkUri: "docs/rules/AG1302.md");

    public AG1302RegistrationDropped()
        : base(Rule)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => Registration.MayBe(((InvocationExpressionSyntax)node).CalledName());

    private protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
    {
        var parts = TypeParts.NewCache();
        start.RegisterSyntaxNodeAction(node => Analyze(node, parts), SyntaxKind.InvocationExpression);
    });

    private static void Analyze(SyntaxNodeAnalysisContext context, ConcurrentDictionary<ISymbol, TypeParts> cache)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var (model, cancellation) = (context.SemanticModel, context.CancellationToken);
        if (!Registration.MayBe(call.CalledName()) || Registration.Of(call, model, cancellation) is not { } registration
            || context.ContainingSymbol?.ContainingType is not { } type || TypeParts.Member(call) is not { } member || TypeParts.RunsAtStart(call, member))
            return;
        if (DroppedRegistration.Of(registration, type, cache, model, cancellation) is not { } dropped || RegistrationLifetime.EndsTogether(registration, model, cancellation))
            return;
        var isApplication = RegistrationLifetime.IsApplication(registration);
        if (isApplication && RegistrationLifetime.CapturesNothing(registration, model, cancellation))
            return;
        // Who hands in a token mostly lets it go soon; how long it lives is not to be seen here.
        var severity = isApplication || call.CalledName() is "Register" or "UnsafeRegister" || RegistrationLifetime.IsOtherObjects(registration, model, cancellation) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        var evidence = dropped.Place is { } place ? Evidence.None.And(place.GetLocation(), "disposed here") : Evidence.None;
        context.ReportDiagnostic(evidence.Finding(
            Rule, call.GetLocation(), severity,
            call.Expression.Excerpt(), dropped.How, registration.IsLinkedSource ? "the source and its callbacks" : "the callback and all that it captures", Advice(registration, dropped)));
    }

    private static string Advice(Registration registration, DroppedRegistration dropped) =>
        dropped.Place is not null ? "add ': IDisposable'"
        : registration.IsLinkedSource ? "declare it with 'using'"
        : "keep it and dispose it, with 'using' where the work ends in this method";
}
