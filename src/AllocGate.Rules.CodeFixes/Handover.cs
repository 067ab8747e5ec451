using System.Text.RegularExpressions;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AllocGate.Rules.CodeFixes;

/// <summary>How a static lambda gets what it would capture: as one more parameter, a tuple where it is more than one thing.</summary>
internal sealed class Handover
{
    /// <summary>What every tuple has already.</summary>
    private static readonly Regex TupleMembers = new("^(Item[0-9]+|Rest|CompareTo|Deconstruct|Equals|GetHashCode|ToString)$", RegexOptions.CultureInvariant);

    private readonly IReadOnlyDictionary<SyntaxNode, ExpressionSyntax> replacements;

    private Handover(string? argumentName, ExpressionSyntax? argument, IReadOnlyDictionary<SyntaxNode, ExpressionSyntax> replacements)
    {
        ArgumentName = argumentName;
        Argument = argument;
        this.replacements = replacements;
    }

    /// <summary>The name of the parameter; null where nothing is handed over.</summary>
    public string? ArgumentName { get; }

    private ExpressionSyntax? Argument { get; }

    /// <summary>Whether framework and language version have a way.</summary>
    public static bool IsPossible(GetOrAddCall call) => call.CanPassFactoryArgument && !call.PassesFactoryArgument && KnowsStaticLambdas(call);

    /// <returns>Null where there is no way.</returns>
    public static Handover? Of(IReadOnlyList<Use> uses, GetOrAddCall call)
    {
        if (!KnowsStaticLambdas(call))
            return null;
        var none = new Dictionary<SyntaxNode, ExpressionSyntax>();
        if (uses.Count == 0)
            return new Handover(null, null, none);
        if (!IsPossible(call))
            return null;
        var variables = uses.Where(use => use.Variable is not null).GroupBy(use => use.Variable, SymbolEqualityComparer.Default).Select(group => ((IdentifierNameSyntax)group.First().Node).Identifier.Text).ToList();
        var readsThis = uses.Any(use => use.Variable is null);
        if (variables.Count == 1 && !readsThis)
            return new Handover(variables[0], IdentifierName(variables[0]), none);
        // The fix of a call in there would hand over names that this one replaces.
        if (call.Call.ArgumentList.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(inner => GetOrAddCall.IsNamedLikeOne(inner.CalledName())) || variables.Any(TupleMembers.IsMatch))
            return null;
        var self = Unused("self", call.Call);
        if (variables.Count == 0)
            return new Handover(self, ThisExpression(), uses.ToDictionary(use => (SyntaxNode)use.Node, use => OfThis(use, IdentifierName(self))));
        var args = Unused("args", call.Call);
        var elements = readsThis ? variables.Prepend($"{self}: this") : variables;
        return new Handover(args, ParseExpression($"({string.Join(", ", elements)})"), uses.ToDictionary(use => (SyntaxNode)use.Node, use => use.Variable is null
            ? OfThis(use, ParseExpression($"{args}.{self}"))
            : MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(args), ((IdentifierNameSyntax)use.Node).WithoutTrivia())));
    }

    /// <summary>Lets the code read the parameter.</summary>
    public void Rewrite(SyntaxEditor editor)
    {
        foreach (var replacement in replacements)
            editor.ReplaceNode(replacement.Key, replacement.Value.WithTriviaFrom(replacement.Key));
    }

    /// <summary>Adds the argument to the call.</summary>
    public void Pass(SyntaxEditor editor, InvocationExpressionSyntax call)
    {
        if (Argument is { } argument)
            editor.ReplaceNode(call.ArgumentList, (current, _) => GetOrAdd.Passing((ArgumentListSyntax)current, argument));
    }

    private static bool KnowsStaticLambdas(GetOrAddCall call) => ((CSharpParseOptions)call.Call.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;

    private static ExpressionSyntax OfThis(Use use, ExpressionSyntax self) =>
        use.Node is SimpleNameSyntax member ? MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, self, member.WithoutTrivia()) : self;

    private static string Unused(string name, InvocationExpressionSyntax call)
    {
        // Beyond the call, a static lambda's parameter may hide whatever has its name.
        var taken = new HashSet<string>(call.ArgumentList.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        return Enumerable.Range(0, int.MaxValue).Select(n => n == 0 ? name : name + n).First(one => !taken.Contains(one));
    }
}
