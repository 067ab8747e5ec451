using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning.Driving;

/// <summary>
/// What configuration and suppressions leave of hits. The compiler asks each node around a hit for a symbol whose attributes may suppress it, and each answer
/// takes as long as the code is nested deep: the cube of the depth where there is a hit at every level. Statements and expressions carry no attributes, so a
/// stand-in that reaches to the end of its member is asked about first; only hits that it does not settle are asked about themselves.
/// </summary>
internal static class EffectiveHits
{
    private const string Place = "place";

    /// <summary>The hits that count, in the severities that are configured. What is suppressed says so.</summary>
    public static IReadOnlyList<Diagnostic> Of(IReadOnlyList<Diagnostic> found, Compilation compilation)
    {
        var settled = CompilationWithAnalyzers.GetEffectiveDiagnostics(found.Select(StandIn), compilation).ToLookup(StandsInForItself(found));
        return [.. settled[true].Select(standIn => found[PlaceOf(standIn)]), .. CompilationWithAnalyzers.GetEffectiveDiagnostics(settled[false].Select(standIn => found[PlaceOf(standIn)]), compilation)];
    }

    private static Func<Diagnostic, bool> StandsInForItself(IReadOnlyList<Diagnostic> found) =>
        standIn => !standIn.IsSuppressed && standIn.Severity == found[PlaceOf(standIn)].Severity;

    private static Diagnostic StandIn(Diagnostic hit, int place)
    {
        var (file, start) = (hit.Location.SourceTree!, hit.Location.SourceSpan.Start);
        var end = file.GetRoot().FindToken(start).Parent?.AncestorsAndSelf().FirstOrDefault(node => node.Span.Contains(hit.Location.SourceSpan) && MayCarryAttributes(node))?.Span.End;
        return Diagnostic.Create(
            hit.Descriptor, Location.Create(file, TextSpan.FromBounds(start, end ?? file.Length)), hit.Severity, [],
            ImmutableDictionary<string, string?>.Empty.Add(Place, place.ToString(CultureInfo.InvariantCulture)));
    }

    private static int PlaceOf(Diagnostic standIn) => int.Parse(standIn.Properties[Place]!, CultureInfo.InvariantCulture);

    private static bool MayCarryAttributes(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax function => function.AttributeLists.Count > 0,
        LambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
        _ => node is MemberDeclarationSyntax or AccessorDeclarationSyntax or ParameterSyntax or TypeParameterSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } or CompilationUnitSyntax,
    };
}
