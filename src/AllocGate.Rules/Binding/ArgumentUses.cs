using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>What a member does with one of its parameters that holds a map.</summary>
internal sealed class ArgumentUses
{
    private readonly List<ExpressionSyntax> mutations = [];

    /// <summary>The changes, in the order of the source.</summary>
    public IReadOnlyList<ExpressionSyntax> Mutations => mutations;

    /// <summary>How often the parameter is given another map.</summary>
    public int Replacements { get; private set; }

    /// <summary>Whether the map goes on as an input: to another call, into a member, back to the caller. One that is only filled is an output.</summary>
    public bool IsRead { get; private set; }

    public bool IsReturned { get; private set; }

    /// <summary>Whether the member passes it to itself: it collects.</summary>
    public bool IsRecursive { get; private set; }

    public static IReadOnlyDictionary<ISymbol, ArgumentUses> In(SyntaxNode codeBlock, ISymbol member, SemanticModel model, CancellationToken cancellation)
    {
        var uses = new Dictionary<ISymbol, ArgumentUses>(SymbolEqualityComparer.Default);
        if (member is not IMethodSymbol method)
            return uses;
        foreach (var parameter in method.Parameters.Where(parameter => CollectionCopies.IsMap(parameter.Type)))
            uses.Add(parameter, new ArgumentUses());
        var names = new HashSet<string>(uses.Keys.Select(parameter => parameter.Name));
        foreach (var name in CodeBlocks.Nodes(codeBlock).OfType<IdentifierNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText)))
        {
            if (model.GetSymbolInfo(name, cancellation).Symbol is { } symbol && uses.TryGetValue(symbol, out var use))
                use.Note(name, method, model, cancellation);
        }

        return uses;
    }

    private void Note(IdentifierNameSyntax name, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        var whole = ((ExpressionSyntax)name).Wrapped();
        switch (whole.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == whole:
                Replacements++;
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == whole:
                IsRead = true;
                break;
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                IsRead = IsReturned = true;
                break;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when call.CalledName() != "nameof":
                IsRead = true;
                IsRecursive |= call.CalledName() == method.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(call, cancellation).Symbol?.OriginalDefinition, method);
                break;
            case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } or CommonForEachStatementSyntax:
                IsRead = true;
                break;
            case ElementAccessExpressionSyntax or MemberAccessExpressionSyntax when Change(whole.Parent) is { } node && Mutation.Of(node, model, cancellation) is not null:
                mutations.Add(node);
                break;
        }
    }

    /// <summary>The whole change that an element or a method of the map is part of, if it is one.</summary>
    private static ExpressionSyntax? Change(SyntaxNode access) => access.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left == access => assignment,
        PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax => (ExpressionSyntax)access.Parent,
        InvocationExpressionSyntax call when call.Expression == access => call,
        _ => null,
    };
}
