using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A <c>[SuppressMessage]</c>, read as the compiler does: what stands before the colon of the check id is matched, all else is for people.</summary>
internal sealed class SuppressionAttribute
{
    private static readonly Regex Ids = new(@"\AAG\d{4}\z", RegexOptions.CultureInvariant);

    private SuppressionAttribute(string id, string? justification)
    {
        Id = id;
        HasJustification = !string.IsNullOrWhiteSpace(justification) && justification != "<Pending>";
    }

    public string Id { get; }

    /// <summary>False also for the text that editors put in until someone writes one.</summary>
    public bool HasJustification { get; }

    public bool IsOfTheseRules => Ids.IsMatch(Id);

    public static SuppressionAttribute? Of(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        if (!MayBe(attribute) || attribute.ArgumentList is not { Arguments: var arguments })
            return null;
        if (model.GetTypeInfo(attribute, cancellation).Type is not { } type
            || !type.Is("System.Diagnostics.CodeAnalysis", "SuppressMessageAttribute") && !type.Is("System.Diagnostics.CodeAnalysis", "UnconditionalSuppressMessageAttribute"))
            return null;
        var checkId = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "checkId") ?? arguments[1];
        var justification = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Justification");
        return Text(checkId) is { } id ? new SuppressionAttribute(id.Split(':')[0].Trim(), justification is null ? null : Text(justification)) : null;

        string? Text(AttributeArgumentSyntax argument) => model.GetConstantValue(argument.Expression, cancellation).Value as string;
    }

    /// <summary>Whether it is one as far as its name and the number of its arguments tell.</summary>
    public static bool MayBe(AttributeSyntax attribute) => IsNamedLikeOne(attribute.Name) && attribute.ArgumentList is { Arguments.Count: >= 2 };

    private static bool IsNamedLikeOne(NameSyntax name)
    {
        var simple = (name as QualifiedNameSyntax)?.Right ?? (name as AliasQualifiedNameSyntax)?.Name ?? name as SimpleNameSyntax;
        return simple?.Identifier.ValueText is "SuppressMessage" or "SuppressMessageAttribute" or "UnconditionalSuppressMessage" or "UnconditionalSuppressMessageAttribute";
    }
}
