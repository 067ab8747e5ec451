using System.Composition;
using AllocGate.Rules.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AllocGate.Rules.CodeFixes;

/// <summary>Makes the factory a static lambda, and hands it over what it captured.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AG1003CapturingFactoryFix() : RuleFix("AG1003", "Make the factory capture nothing")
{
    protected override Fix? Plan(SyntaxNode found, Diagnostic finding, SemanticModel model, CancellationToken cancellationToken)
    {
        if (found.Parent is not ArgumentSyntax argument || GetOrAdd.Around(argument, model, cancellationToken) is not { } call)
            return null;
        var factories = call.Factories.ToList();
        if (factories.All(factory => factory is LambdaExpressionSyntax { AttributeLists.Count: 0 } and not ParenthesizedLambdaExpressionSyntax { ReturnType: not null }))
            return OfLambdas(factories.Cast<LambdaExpressionSyntax>().ToList(), call, model, cancellationToken);
        return call.Name == "GetOrAdd" && found is SimpleNameSyntax or MemberAccessExpressionSyntax ? OfMethodGroup((ExpressionSyntax)found, call, model, cancellationToken) : null;
    }

    private static Fix? OfLambdas(IReadOnlyList<LambdaExpressionSyntax> lambdas, GetOrAddCall call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Variable(lambdas[0], call, model, cancellationToken) is { } stored)
            return StoringThat(stored, lambdas[0], call);
        if (call.Name != "GetOrAdd" && call.Value is not null)
            return null;
        var key = GetOrAdd.KeyVariable(call, model, cancellationToken);
        var rest = new List<Use>();
        var edits = new List<(LambdaExpressionSyntax Lambda, IReadOnlyList<string> Names, IReadOnlyList<Use> Keys)>();
        foreach (var lambda in lambdas)
        {
            if (Surroundings.Of(lambda, model, cancellationToken) is not { } uses)
                return null;
            var parameters = Parameters(lambda);
            var names = parameters.Select(parameter => parameter.Identifier.Text).ToList();
            var keys = uses.Where(use => use.Reads(key)).ToList();
            if (keys.Count > 0 && !Reads(lambda, parameters[0], model, cancellationToken))
            {
                names[0] = call.Key!.ToString();
                keys.Clear();
            }

            edits.Add((lambda, names, keys));
            rest.AddRange(uses.Where(use => !use.Reads(key)));
        }

        if (Handover.Of(rest, call) is not { } handover)
            return null;
        return new Fix(editor =>
        {
            handover.Rewrite(editor);
            foreach (var (lambda, names, keys) in edits)
            {
                foreach (var use in keys)
                    editor.ReplaceNode(use.Node, IdentifierName(names[0]).WithTriviaFrom(use.Node));
                editor.ReplaceNode(lambda, (current, _) =>
                    StaticLambda.From(names.Append(handover.ArgumentName).ToArray()).WithBodyOf((LambdaExpressionSyntax)current).WithTriviaFrom(current));
            }

            handover.Pass(editor, call.Call);
        });
    }

    /// <summary>The variable that a lambda does nothing but return, where storing it is all that the call does.</summary>
    private static IdentifierNameSyntax? Variable(LambdaExpressionSyntax lambda, GetOrAddCall call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (lambda.ExpressionBody is not IdentifierNameSyntax name || model.GetSymbolInfo(name, cancellationToken).Symbol is not (ILocalSymbol or IParameterSymbol) || call.PassesFactoryArgument)
            return null;
        if (model.GetTypeInfo(name, cancellationToken).Type?.TypeKind == TypeKind.Delegate || Surroundings.Of(lambda, model, cancellationToken) is not { Length: 1 })
            return null;
        return call.Name == "GetOrAdd" || call.Value is IdentifierNameSyntax value && value.Identifier.ValueText == name.Identifier.ValueText ? name : null;
    }

    private static Fix? StoringThat(IdentifierNameSyntax value, LambdaExpressionSyntax lambda, GetOrAddCall call)
    {
        if (call.Name == "GetOrAdd")
        {
            return new Fix(editor =>
            {
                editor.ReplaceNode(lambda, value.WithTriviaFrom(lambda));
                editor.ReplaceNode(lambda.Parent!, (current, _) => ((ArgumentSyntax)current).WithNameColon(null));
            });
        }

        // The indexer of a map behind '?.' can't be assigned to in most versions of the language.
        if (call.Call.Expression is not MemberAccessExpressionSyntax { Expression: { } map } || call.Call.ArgumentList.Arguments.Any(one => one.NameColon is not null))
            return null;
        var element = ElementAccessExpression(map.WithoutTrailingTrivia(), BracketedArgumentList(SingletonSeparatedList(Argument(call.Key!.WithoutTrivia()))));
        ExpressionSyntax assignment = ((AssignmentExpressionSyntax)ParseExpression("x = " + value.Identifier.Text)).WithLeft(element.WithTrailingTrivia(Space));
        if (call.Call.Parent is not (ExpressionStatementSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax))
            assignment = ParenthesizedExpression(assignment);
        return new Fix(editor => editor.ReplaceNode(call.Call, assignment.WithTriviaFrom(call.Call)));
    }

    /// <summary>Hands over the object that the method group is bound to: evaluated once, as before.</summary>
    private static Fix? OfMethodGroup(ExpressionSyntax group, GetOrAddCall call, SemanticModel model, CancellationToken cancellationToken)
    {
        var receiver = group is MemberAccessExpressionSyntax member ? member.Expression : ThisExpression();
        if (!Handover.IsPossible(call) || receiver is BaseExpressionSyntax || model.GetSymbolInfo(group, cancellationToken).Symbol is not IMethodSymbol { MethodKind: not MethodKind.LocalFunction, ReceiverType.IsReferenceType: true })
            return null;
        var target = receiver is ThisExpressionSyntax ? "self" : receiver is IdentifierNameSyntax { Identifier.Text: var text } && text != "key" && char.IsLower(text[0]) ? text : "target";
        var method = group is MemberAccessExpressionSyntax { Name: var name } ? name : (SimpleNameSyntax)group;
        var body = ParseExpression($"{target}.{method.WithoutTrivia()}(key)");
        return new Fix(editor =>
        {
            editor.ReplaceNode(group, StaticLambda.From("key", target).WithBody(body).WithTriviaFrom(group));
            editor.ReplaceNode(call.Call.ArgumentList, (current, _) => GetOrAdd.Passing((ArgumentListSyntax)current, receiver.WithoutTrivia()));
        });
    }

    private static IReadOnlyList<ParameterSyntax> Parameters(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => new[] { simple.Parameter },
        ParenthesizedLambdaExpressionSyntax list => list.ParameterList.Parameters,
        _ => Array.Empty<ParameterSyntax>(),
    };

    private static bool Reads(LambdaExpressionSyntax lambda, ParameterSyntax parameter, SemanticModel model, CancellationToken cancellationToken) =>
        lambda.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Identifier.ValueText
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, model.GetDeclaredSymbol(parameter, cancellationToken)));
}
