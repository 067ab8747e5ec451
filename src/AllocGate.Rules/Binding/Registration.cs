using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A call whose result has to be disposed, or else the callback, and all that it captures, lives as long as what it was registered with.</summary>
internal sealed class Registration
{
    private Registration(InvocationExpressionSyntax call, ExpressionSyntax? callback, ExpressionSyntax? owner, bool isLinkedSource)
    {
        Call = call;
        Callback = callback;
        Owner = owner;
        IsLinkedSource = isLinkedSource;
    }

    public InvocationExpressionSyntax Call { get; }

    public ExpressionSyntax? Callback { get; }

    /// <summary>The token or monitor that keeps the callback.</summary>
    public ExpressionSyntax? Owner { get; }

    /// <summary>Whether it is <c>CreateLinkedTokenSource</c>, which registers with every token that it is given.</summary>
    public bool IsLinkedSource { get; }

    public static bool MayBe(string? method) =>
        method is "Register" or "UnsafeRegister" or "OnChange" or "RegisterChangeCallback" or "CreateLinkedTokenSource";

    public static Registration? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (call.Expression.Receiver() is not { } receiver)
            return null;
        var arguments = call.ArgumentList.Arguments;
        var first = arguments.FirstOrDefault()?.Expression;
        return call.CalledName() switch
        {
            "Register" or "UnsafeRegister" when model.GetTypeInfo(receiver, cancellation).Type is { } type && (type.Is("System.Threading", "CancellationToken") || IsNullableToken(type)) =>
                new Registration(call, first, receiver, isLinkedSource: false),
            "CreateLinkedTokenSource" when model.GetSymbolInfo(receiver, cancellation).Symbol is INamedTypeSymbol type && type.Is("System.Threading", "CancellationTokenSource") =>
                new Registration(call, null, null, isLinkedSource: true),
            "OnChange" when IsChangeToken(receiver, call.SyntaxTree, model, cancellation) && arguments.Count >= 2 =>
                new Registration(call, arguments[1].Expression, null, isLinkedSource: false),
            "OnChange" when arguments.Count >= 1 && Is(receiver, "Microsoft.Extensions.Options", "IOptionsMonitor", model, cancellation) =>
                new Registration(call, first, receiver, isLinkedSource: false),
            "RegisterChangeCallback" when arguments.Count == 2 && IsChangeToken(call, receiver, model, cancellation) =>
                new Registration(call, first, receiver, isLinkedSource: false),
            _ => null,
        };
    }

    private static bool IsNullableToken(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Nullable", TypeArguments: { Length: 1 } arguments } && arguments[0].Is("System.Threading", "CancellationToken");

    private static bool IsChangeToken(ExpressionSyntax receiver, SyntaxTree file, SemanticModel model, CancellationToken cancellation)
    {
        if (receiver is not (IdentifierNameSyntax { Identifier.ValueText: "ChangeToken" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ChangeToken" }))
            return false;
        return model.GetSymbolInfo(receiver, cancellation).Symbol is { } known
            ? known is INamedTypeSymbol type && type.Is("Microsoft.Extensions.Primitives", "ChangeToken")
            : Imports.Has(file, "Microsoft.Extensions", cancellation);
    }

    private static bool IsChangeToken(InvocationExpressionSyntax call, ExpressionSyntax receiver, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol known)
            return known.ContainingType.Implements("Microsoft.Extensions.Primitives", "IChangeToken");
        return model.GetTypeInfo(receiver, cancellation).Type is null or { TypeKind: TypeKind.Error } && Imports.Has(call.SyntaxTree, "Microsoft.Extensions", cancellation);
    }

    /// <summary>Whether the type is the package's, or does not resolve in a file that imports the package.</summary>
    private static bool Is(ExpressionSyntax receiver, string @namespace, string name, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(receiver, cancellation).Type switch
        {
            { TypeKind: TypeKind.Error } type => type.Name == name && Imports.Has(receiver.SyntaxTree, @namespace, cancellation),
            { } type => type.Is(@namespace, name),
            null => false,
        };
}
