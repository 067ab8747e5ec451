using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>Whether what a callback is registered with outlives what the callback keeps.</summary>
internal static class RegistrationLifetime
{
    /// <summary>Whether the token, or every linked token, ends with the code that registers: its source was made here, or it belongs to one request.</summary>
    public static bool EndsTogether(Registration registration, SemanticModel model, CancellationToken cancellation)
    {
        if (registration.IsLinkedSource)
            return registration.Call.ArgumentList.Arguments.All(token => IsShort(token.Expression, model, cancellation));
        return registration.Owner is { } owner && IsShort(owner, model, cancellation);
    }

    /// <summary>Whether the token lives as long as the program, so that a callback which is registered once is no leak.</summary>
    public static bool IsApplication(Registration registration) =>
        registration.Owner?.Unwrapped() switch
        {
            IdentifierNameSyntax name => IsApplicationName(name.Identifier.ValueText),
            MemberAccessExpressionSyntax member => IsApplicationName(member.Name.Identifier.ValueText),
            _ => false,
        };

    /// <summary>Whether the token is another object's, <c>connection.Closed</c>: it may well end with that object, and the callback with it.</summary>
    public static bool IsOtherObjects(Registration registration, SemanticModel model, CancellationToken cancellation) =>
        registration.Owner?.Unwrapped() is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } member
        && model.GetSymbolInfo(member, cancellation).Symbol is IPropertySymbol { IsStatic: false, Name: not "Token", Type.Name: "CancellationToken" } or IFieldSymbol { IsStatic: false, Type.Name: "CancellationToken" };

    /// <summary>Whether the callback uses nothing of the code around it: a static or capture-free lambda, a static method.</summary>
    public static bool CapturesNothing(Registration registration, SemanticModel model, CancellationToken cancellation)
    {
        var state = registration.Call.ArgumentList.Arguments.Skip(1).FirstOrDefault()?.Expression;
        if (state is not (null or LiteralExpressionSyntax))
            return false;
        return registration.Callback?.Unwrapped() switch
        {
            AnonymousFunctionExpressionSyntax lambda => !Captures(lambda, model, cancellation),
            { } group => model.Bound(group, cancellation) is IMethodSymbol { IsStatic: true },
            null => false,
        };
    }

    private static bool IsApplicationName(string name) =>
        name is "ApplicationStarted" or "ApplicationStopping" or "ApplicationStopped" or "stoppingToken" or "StoppingToken" or "shutdownToken" or "ShutdownToken" or "applicationStopping" or "HostShutdownToken";

    private static bool IsShort(ExpressionSyntax token, SemanticModel model, CancellationToken cancellation)
    {
        var value = token.Unwrapped();
        if (value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequestAborted" or "None" or "ConnectionClosed" or "CallCancelled" } or DefaultExpressionSyntax or LiteralExpressionSyntax)
            return true;
        var symbol = model.GetSymbolInfo(value, cancellation).Symbol;
        if (symbol is ILocalSymbol local && Initialiser(local, cancellation) is { } initialiser)
            value = initialiser.Unwrapped();
        // The token of a source that this member, or this object, has made.
        return value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Token" } access
            && model.GetSymbolInfo(access.Expression, cancellation).Symbol switch
            {
                ILocalSymbol => true,
                IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Private } => access.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax },
                _ => false,
            };
    }

    private static ExpressionSyntax? Initialiser(ILocalSymbol local, CancellationToken cancellation) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } ? value : null;

    private static bool Captures(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in lambda.Body.DescendantNodesAndSelf())
        {
            if (node is ThisExpressionSyntax or BaseExpressionSyntax)
                return true;
            if (node is not SimpleNameSyntax name || name.Parent is MemberAccessExpressionSyntax member && member.Name == name || name.Parent is MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax)
                continue;
            var captured = model.Bound(name, cancellation) switch
            {
                null => false,
                ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => IsOutside(model.Bound(name, cancellation)!),
                INamespaceOrTypeSymbol => false,
                { IsStatic: false } => true,
                _ => false,
            };
            if (captured)
                return true;
        }

        return false;

        bool IsOutside(ISymbol symbol) => !symbol.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == lambda.SyntaxTree && lambda.Span.Contains(declared.Span));
    }
}
