using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A registration that nobody can or does dispose.</summary>
internal sealed class DroppedRegistration
{
    private DroppedRegistration(Registration registration, string how, SyntaxNode? place)
    {
        Registration = registration;
        How = how;
        Place = place;
    }

    public Registration Registration { get; }

    /// <summary>What happens to the result, as the end of a sentence.</summary>
    public string How { get; }

    /// <summary>Where that shows.</summary>
    public SyntaxNode? Place { get; }

    public static DroppedRegistration? Of(
        Registration registration, INamedTypeSymbol type, ConcurrentDictionary<ISymbol, TypeParts> cache, SemanticModel model, CancellationToken cancellation)
    {
        var result = ((ExpressionSyntax)registration.Call).Wrapped();
        // token?.Register(…)
        while (result.Parent is ConditionalAccessExpressionSyntax access)
            result = ((ExpressionSyntax)access).Wrapped();
        switch (result.Parent)
        {
            case ExpressionStatementSyntax:
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax }:
                return Dropped("is dropped");
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } or ConstructorDeclarationSyntax }:
                return Dropped("is dropped");
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration } local }:
                return IsLeft(local.Identifier, declaration) ? Dropped($"in '{local.Identifier.ValueText}' is never disposed") : null;
            case AssignmentExpressionSyntax assignment when assignment.Right == result:
                return Kept(assignment.Left);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field }:
                return model.GetDeclaredSymbol(field, cancellation) is { } symbol ? InMember(symbol) : null;
            default:
                return null;
        }

        DroppedRegistration Dropped(string how, SyntaxNode? place = null) => new(registration, how, place);

        bool IsLeft(SyntaxToken local, SyntaxNode declaration) =>
            declaration.Parent is { } scope && scope.DescendantNodes().OfType<IdentifierNameSyntax>().All(use => use.Identifier.ValueText != local.ValueText || IsNeutral(use));

        DroppedRegistration? Kept(ExpressionSyntax target)
        {
            if (target is not IdentifierNameSyntax and not MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } || target.IsSetByInitializer())
                return null;
            return model.GetSymbolInfo(target, cancellation).Symbol switch
            {
                ILocalSymbol local when Declaration(local) is { } declaration => IsLeft(declaration.Identifier, declaration.Parent!.Parent!) ? Dropped($"in '{local.Name}' is never disposed") : null,
                { } member => InMember(member),
                null => null,
            };
        }

        VariableDeclaratorSyntax? Declaration(ILocalSymbol local) =>
            local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator ? declarator : null;

        DroppedRegistration? InMember(ISymbol member)
        {
            if (member is not (IFieldSymbol or IPropertySymbol) || member.DeclaredAccessibility != Accessibility.Private || !SymbolEqualityComparer.Default.Equals(member.ContainingType, type))
                return null;
            var uses = TypeParts.Around(member, cache, cancellation).Named(member.Name).Where(use => !IsNeutral(use)).ToList();
            if (uses.Count == 0)
                return Dropped($"in '{member.Name}' is never disposed");
            return uses.All(IsInOwnDispose) && !IsDisposable(type) && !TypeParts.Around(member, cache, cancellation).Named("Dispose").Any(IsCallOfOwn)
                ? Dropped($"in '{member.Name}' is disposed only in 'Dispose', which no 'using' and no container calls, since '{type.Name}' does not implement IDisposable", uses[0])
                : null;
        }
    }

    /// <summary>Whether the use neither disposes nor hands it to somebody who might: the assignment itself, a look at its token, a cancellation.</summary>
    private static bool IsNeutral(SimpleNameSyntax use)
    {
        var whole = use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } qualified ? qualified : (ExpressionSyntax)use;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole && assignment.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax or MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax } },
            MemberAccessExpressionSyntax member when member.Expression == whole => IsNeutral(member.Name),
            ConditionalAccessExpressionSyntax { WhenNotNull: var then } => then.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault() is { } member && IsNeutral(member.Name),
            BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax } => true,
            NameColonSyntax or NameEqualsSyntax => true,
            _ => false,
        };

        static bool IsNeutral(SimpleNameSyntax member) => member.Identifier.ValueText is "Token" or "Cancel" or "CancelAsync" or "CancelAfter" or "IsCancellationRequested";
    }

    private static bool IsInOwnDispose(SimpleNameSyntax use) =>
        TypeParts.Member(use) is MethodDeclarationSyntax { Identifier.ValueText: "Dispose", ParameterList.Parameters.Count: 0, ExplicitInterfaceSpecifier: null } method
        && !method.Modifiers.Any(SyntaxKind.OverrideKeyword);

    /// <summary>Whether <c>Dispose</c> is called on this very object, by bare name or through <c>this</c>, or handed on as a delegate.</summary>
    private static bool IsCallOfOwn(SimpleNameSyntax name) =>
        name.Parent is not (MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } or MemberBindingExpressionSyntax);

    private static bool IsDisposable(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error || current.IsRefLikeType)
                return true;
        }

        return type.AllInterfaces.Any(one => one.TypeKind == TypeKind.Error || one.Is("System", "IDisposable") || one.Is("System", "IAsyncDisposable"));
    }
}
