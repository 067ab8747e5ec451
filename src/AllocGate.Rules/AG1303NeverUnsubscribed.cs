using System.Collections.Concurrent;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Rules;

/// <summary>AG1303: an object subscribes to an event of one that outlives it, and nothing unsubscribes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AG1303NeverUnsubscribed : MemberRule
{
    private static readonly DiagnosticDescriptor Rule = new(
        "AG1303",
        "Subscribed, never unsubscribed",
        "Nothing in '{0}' unsubscribes from '{1}'{2}: {3} alive as long as the publisher; unsubscribe with '-=' when it is done",
        "AllocGate",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An event holds its subscribers. One that is never unsubscribed from keeps every subscriber, and all that its lambdas captured, as long as the publisher lives.",
        helpLinkUri: "docs/rules/AG1303.md");

    public AG1303NeverUnsubscribed()
        : base(Rule, SyntaxKind.AddAssignmentExpression)
    {
    }

    internal override bool IsTrigger(SyntaxNode node) => Subscription.MayBe((AssignmentExpressionSyntax)node);

    internal override Action<CodeBlockAnalysisContext> AnalysisOf(Compilation compilation, AnalyzerOptions options)
    {
        var types = new ConcurrentDictionary<INamedTypeSymbol, EventUse>(SymbolEqualityComparer.Default);
        return block => Analyze(block, types);
    }

    private static void Analyze(CodeBlockAnalysisContext context, ConcurrentDictionary<INamedTypeSymbol, EventUse> types)
    {
        foreach (var subscription in Subscription.In(context.CodeBlock, context.SemanticModel, context.CancellationToken))
        {
            var type = context.OwningSymbol.ContainingType;
            if (type is null)
                return;
            var use = types.GetOrAdd(Outermost(type), EventUse.Of);
            if (use.Unsubscribes(subscription.EventName) || subscription.Owner is { } owner && use.Makes(owner.Name))
                continue;
            var severity = subscription.IsToStatic && !IsOfTheProcess(subscription.EventName) && !context.OwningSymbol.IsStatic && !IsAsOldAsTheProcess(type) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
            var kept = subscription.KeepsThis ? $"each '{type.Name}' that subscribes stays" : $"what the lambda captured ({string.Join(", ", subscription.Captured.Select(name => $"'{name}'"))}) stays";
            context.ReportDiagnostic(Evidence.None.And(subscription.Handler.GetLocation(), "this handler is kept").Finding(
                Rule, subscription.Node.Left.GetLocation(), severity, type.Name, subscription.Node.Left.Excerpt(), subscription.IsToStatic ? ", a static event" : "", kept));
        }
    }

    /// <summary>Whether it is raised when the process ends or fails, which its subscriber means to see.</summary>
    private static bool IsOfTheProcess(string eventName) =>
        eventName is "CancelKeyPress" or "ProcessExit" or "DomainUnload" or "UnhandledException" or "UnobservedTaskException" or "FirstChanceException";

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;

    /// <summary>Whether it is an application's entry or the only one of its kind: it is never to be let go.</summary>
    private static bool IsAsOldAsTheProcess(INamedTypeSymbol type) =>
        type.Name is "Program" or "App" or "Application" or "Startup"
        || type.GetMembers().Any(member => member.IsStatic && member is IFieldSymbol or IPropertySymbol && SymbolEqualityComparer.Default.Equals(Held(member), type));

    private static ITypeSymbol? Held(ISymbol member) => member switch
    {
        IFieldSymbol { Type: INamedTypeSymbol { Name: "Lazy", TypeArguments: { Length: 1 } lazy } } => lazy[0],
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
