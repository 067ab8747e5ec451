using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>The code in which a suppression, given by its AG9003, can suppress a finding.</summary>
internal sealed class SuppressionReach(ProjectCompilation project, Diagnostic suppression)
{
    private readonly SyntaxTree _tree = suppression.Location.SourceTree!;

    /// <summary>
    /// Whether the rules saw all of it, switched on and with every type resolved. Otherwise they may have missed what a build would find.
    /// </summary>
    public bool IsKnownWithin(IReadOnlyCollection<SyntaxTree> files, CancellationToken cancellationToken)
    {
        var parts = Parts(cancellationToken).ToList();
        return parts.Count > 0 && parts.TrueForAll(part => files.Contains(part.Tree) && !IsSwitchedOff(part.Tree, cancellationToken) && Binds(part, cancellationToken));
    }

    private IEnumerable<(SyntaxTree Tree, TextSpan Span)> Parts(CancellationToken cancellationToken)
    {
        var node = _tree.GetRoot(cancellationToken).FindNode(suppression.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<PragmaWarningDirectiveTriviaSyntax>() is not null)
            return [(_tree, Pragmas.Reach((ExpressionSyntax)node))];
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent.Parent: { } target } attribute)
            return [];
        var model = project.Compilation.GetSemanticModel(_tree);
        if (target is CompilationUnitSyntax)
            return Target(attribute, model, cancellationToken)?.DeclaringSyntaxReferences.Select(Part) ?? [];
        var others = model.GetDeclaredSymbol(target, cancellationToken)?.DeclaringSyntaxReferences.Select(Part) ?? [];
        return others.Append((_tree, target.Span)).Distinct();
    }

    // An attribute of the assembly says in documentation format what it is about. Anything wider than one symbol is not judged.
    private ISymbol? Target(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Target") is { } named
        && model.GetConstantValue(named.Expression, cancellationToken).Value is string target && target.StartsWith('~')
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(target[1..], project.Compilation) is { Kind: not SymbolKind.Namespace } symbol ? symbol : null
            : null;

    private static (SyntaxTree Tree, TextSpan Span) Part(SyntaxReference declaration) => (declaration.SyntaxTree, declaration.Span);

    private bool IsSwitchedOff(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var id = suppression.Properties[AG9003UnusedSuppression.SuppressedId]!;
        var options = project.Compilation.Options;
        var severities = options.SyntaxTreeOptionsProvider!;
        return options.SpecificDiagnosticOptions.GetValueOrDefault(id) == ReportDiagnostic.Suppress
            || severities.TryGetDiagnosticValue(tree, id, cancellationToken, out var inFile) && inFile == ReportDiagnostic.Suppress
            || severities.TryGetGlobalDiagnosticValue(id, cancellationToken, out var inProject) && inProject == ReportDiagnostic.Suppress;
    }

    private bool Binds((SyntaxTree Tree, TextSpan Span) part, CancellationToken cancellationToken) =>
        !project.Compilation.GetSemanticModel(part.Tree).GetDiagnostics(part.Span, cancellationToken).Any(problem => problem.Severity == DiagnosticSeverity.Error);
}
