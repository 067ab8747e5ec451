using Microsoft.CodeAnalysis.Editing;

namespace AllocGate.Rules.CodeFixes;

/// <summary>The planned edit of one finding.</summary>
/// <param name="edit">
/// Changes nodes of the document that the plan was made on. What may hold another finding is replaced by
/// <c>editor.ReplaceNode(node, (current, _) => …)</c>: <c>current</c> has the inner findings fixed already.
/// </param>
/// <param name="subject">What several findings share that one edit fixes, such as the variable whose declaration changes: it is done once. Null: the finding stands alone.</param>
/// <param name="namespaces">What the new code needs imported, such as <c>System.Linq</c>; imported only where it is not in scope yet.</param>
public sealed class Fix(Action<SyntaxEditor> edit, object? subject = null, params string[] namespaces)
{
    public Action<SyntaxEditor> Edit { get; } = edit;

    public object? Subject { get; } = subject;

    public IReadOnlyList<string> Namespaces { get; } = namespaces;
}
