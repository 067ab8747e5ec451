using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>What a type, with its nested ones, unsubscribes from and which members it makes itself. By name: a look-alike costs a finding, never adds one.</summary>
internal sealed class EventUse
{
    private readonly HashSet<string> unsubscribed = [];
    private readonly HashSet<string> made = [];

    private EventUse()
    {
    }

    public bool Unsubscribes(string eventName) => unsubscribed.Contains(eventName);

    /// <summary>Whether the object of that member is made by this type and so dies with it.</summary>
    public bool Makes(string member) => made.Contains(member);

    public static EventUse Of(INamedTypeSymbol type)
    {
        var use = new EventUse();
        foreach (var node in type.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax().DescendantNodes()))
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: var left } assignment when assignment.IsKind(SyntaxKind.SubtractAssignmentExpression):
                    Note(use.unsubscribed, left);
                    break;
                case AssignmentExpressionSyntax { Left: var left } assignment when IsMade(assignment.Right):
                    Note(use.made, left);
                    break;
                case VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax, Initializer.Value: { } value } field when IsMade(value):
                    use.made.Add(field.Identifier.ValueText);
                    break;
                case PropertyDeclarationSyntax { Initializer.Value: { } value } property when IsMade(value):
                    use.made.Add(property.Identifier.ValueText);
                    break;
            }
        }

        return use;
    }

    private static bool IsMade(ExpressionSyntax value) => value.Unwrapped() switch
    {
        BaseObjectCreationExpressionSyntax => true,
        // What a factory of the toolkit adds to this very object is its own.
        InvocationExpressionSyntax call => call.CalledName() is "AddComponent" or "GetTemplateChild" or "FindName" or "FindControl",
        BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression) => IsMade(choice.Right),
        _ => false,
    };

    private static void Note(HashSet<string> names, ExpressionSyntax target)
    {
        if ((target.Unwrapped() as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText is { } member)
            names.Add(member);
        else if (target.Unwrapped() is IdentifierNameSyntax name)
            names.Add(name.Identifier.ValueText);
    }
}
