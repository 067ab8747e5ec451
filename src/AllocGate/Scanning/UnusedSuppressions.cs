using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>
/// Tells the suppressions that suppress something from those that certainly do not. One that is used by any of the projects and target
/// frameworks that compile its file is used.
/// </summary>
internal sealed class UnusedSuppressions
{
    private readonly HashSet<(string Path, TextSpan Span)> _used = [];
    private readonly Dictionary<(string Path, TextSpan Span), Diagnostic> _unused = [];

    /// <summary>The reports of <see cref="AG9003UnusedSuppression"/> that are true.</summary>
    public IEnumerable<Diagnostic> Diagnostics => _unused.Where(one => !_used.Contains(one.Key)).Select(one => one.Value);

    /// <param name="files">What was analysed.</param>
    /// <param name="found">What was found in them, suppressed or not.</param>
    public void Look(ProjectCompilation project, IReadOnlyCollection<SyntaxTree> files, IReadOnlyCollection<Diagnostic> found, CancellationToken cancellationToken)
    {
        foreach (var hit in found.Where(hit => hit.IsSuppressed))
            _used.UnionWith(SuppressorsOf(hit, project.Compilation, cancellationToken));
        foreach (var suppression in found.Where(one => one is { Id: AG9003UnusedSuppression.Id, IsSuppressed: false, Location.SourceTree: not null }))
        {
            var reach = new SuppressionReach(project, suppression);
            if (!_used.Contains(Key(suppression.Location)) && reach.IsKnownWithin(files, cancellationToken))
                _unused.TryAdd(Key(suppression.Location), suppression);
        }
    }

    private static IEnumerable<(string Path, TextSpan Span)> SuppressorsOf(Diagnostic hit, Compilation compilation, CancellationToken cancellationToken)
    {
        if (hit.GetSuppressionInfo(compilation)?.Attribute?.ApplicationSyntaxReference is { } attribute)
            yield return (attribute.SyntaxTree.FilePath, attribute.Span);
        foreach (var (code, id) in Pragmas.Disabling(hit.Location.SourceTree!, cancellationToken))
        {
            if (id == hit.Id && Pragmas.Reach(code).Contains(hit.Location.SourceSpan.Start))
                yield return Key(code.GetLocation());
        }
    }

    private static (string Path, TextSpan Span) Key(Location location) => (location.SourceTree!.FilePath, location.SourceSpan);
}
