using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Rules.Binding;

/// <summary>A collection that is made without a capacity and then filled with as many elements as the code could have told it.</summary>
internal sealed class UnsizedFill
{
    /// <summary>The least elements of an initializer: for fewer, a number that has to be kept up to date costs more than it saves.</summary>
    private const int LeastElements = 32;

    private UnsizedFill(ExpressionSyntax creation, INamedTypeSymbol type, string size, SyntaxNode filler)
    {
        Creation = creation;
        Type = type;
        Size = size;
        Filler = filler;
    }

    public ExpressionSyntax Creation { get; }

    /// <summary>The creation without its initializer, which may be long.</summary>
    public TextSpan Span => TextSpan.FromBounds(Creation.SpanStart, Creation switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } => arguments.Span.End,
        ObjectCreationExpressionSyntax created => created.Type.Span.End,
        _ => Creation.Span.End,
    });

    public INamedTypeSymbol Type { get; }

    /// <summary>The number of elements as C#, such as <c>source.Count</c>.</summary>
    public string Size { get; }

    /// <summary>The loop or the initializer that fills it.</summary>
    public SyntaxNode Filler { get; }

    public static bool MayFill(SyntaxNode node) =>
        SizedLoop.BodyOf(node) is { } body && FillStep.In(body).Any() || node is BaseObjectCreationExpressionSyntax { Initializer.Expressions.Count: >= LeastElements };

    public static IEnumerable<UnsizedFill> In(SyntaxNode codeBlock, SemanticModel model, CancellationToken cancellation)
    {
        LocalHistory? history = null;
        foreach (var node in CodeBlocks.Nodes(codeBlock))
        {
            if (!MayFill(node))
                continue;
            if (node is BaseObjectCreationExpressionSyntax creation)
            {
                if (ByInitializer(creation, model, cancellation) is { } initialized)
                    yield return initialized;
                continue;
            }

            foreach (var step in FillStep.In(SizedLoop.BodyOf(node)!))
            {
                if (ByLoop((StatementSyntax)node, step, history ??= new LocalHistory(codeBlock, model, cancellation), model, cancellation) is { } filled)
                    yield return filled;
            }
        }
    }

    private static UnsizedFill? ByInitializer(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellation)
    {
        var isOfElements = creation.Initializer!.Expressions.All(element =>
            element is not AssignmentExpressionSyntax || element is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax });
        return isOfElements && Made(creation, model, cancellation) is { } type
            ? new UnsizedFill(creation, type, creation.Initializer.Expressions.Count.ToString(CultureInfo.InvariantCulture), creation.Initializer)
            : null;
    }

    private static UnsizedFill? ByLoop(StatementSyntax loop, FillStep step, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        if (Preceding.Creation(loop, step.Target) is not { } creation || creation is BaseObjectCreationExpressionSyntax { Initializer: not null } || Made(creation, model, cancellation) is not { } type)
            return null;
        if (ReceiverPath.Of(step.Target, model, cancellation) is null || SizedLoop.Of(loop, model, cancellation) is not { } sized)
            return null;
        var isKnown = !MayChangeBefore(sized, creation, model, cancellation) && IsOnlyStep(step, sized) && AddsEachTime(step, sized, type, history, model, cancellation);
        return isKnown ? new UnsizedFill(creation, type, sized.Size, loop) : null;
    }

    private static bool MayChangeBefore(SizedLoop loop, ExpressionSyntax creation, SemanticModel model, CancellationToken cancellation) =>
        loop.Source is { } source
        && Preceding.MayChange(source, ReceiverPath.Of(source, model, cancellation) is { EndsInMember: true }, creation, loop.Loop);

    /// <summary>The collection type that an expression makes without a capacity.</summary>
    private static INamedTypeSymbol? Made(ExpressionSyntax creation, SemanticModel model, CancellationToken cancellation)
    {
        if (creation is CollectionExpressionSyntax { Elements.Count: 0 })
            return model.GetTypeInfo(creation, cancellation).ConvertedType is INamedTypeSymbol type && type.TakesCapacity() ? type : null;
        return creation is BaseObjectCreationExpressionSyntax && model.Bound(creation, cancellation) is IMethodSymbol constructor && constructor.ContainingType.TakesCapacity() && constructor.LacksCapacity()
            ? constructor.ContainingType
            : null;
    }

    /// <summary>Whether nothing else in the loop adds to the collection, hands it on, or changes what the loop counts.</summary>
    private static bool IsOnlyStep(FillStep step, SizedLoop loop)
    {
        var target = LastName(step.Target);
        var source = loop.Source is null ? null : LastName(loop.Source);
        foreach (var name in loop.Body.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            var text = name.Identifier.ValueText;
            if (text != target && text != source && text != loop.Counter || step.Target.Span.Contains(name.Span))
                continue;
            ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
            if (IsChanged(whole) || text == target && !IsReceiver(whole))
                return false;
        }

        return true;
    }

    private static bool IsReceiver(ExpressionSyntax whole) => whole.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax;

    private static bool IsChanged(ExpressionSyntax whole) => whole.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } called => called.Expression == whole && MutationEffects.MayMutate(call.CalledName() ?? ""),
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element => assignment.Left == element,
        AssignmentExpressionSyntax assignment => assignment.Left == whole,
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };

    /// <summary>Whether each step makes a new element: what is a set's or an indexer's key must differ from turn to turn.</summary>
    private static bool AddsEachTime(FillStep step, SizedLoop loop, INamedTypeSymbol type, LocalHistory history, SemanticModel model, CancellationToken cancellation)
    {
        if (!step.MayOverwrite && type.Name != "HashSet")
            return true;
        if (step.MayOverwrite && type.Name is "List")
            return false;
        return loop.Counter is not null && step.Key is IdentifierNameSyntax key && key.Identifier.ValueText == loop.Counter
            || loop.Loop is CommonForEachStatementSyntax each && new Enumeration(each, history, model, cancellation).StandsOn(step.Key);
    }

    private static string LastName(ExpressionSyntax path) => path is MemberAccessExpressionSyntax member ? member.Name.Identifier.ValueText : path.ToString();
}
