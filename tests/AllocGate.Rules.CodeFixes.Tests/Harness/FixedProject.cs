using System.Collections.Immutable;
using AllocGate.Rules.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace AllocGate.Rules.CodeFixes.Tests.Harness;

/// <summary>A project in a workspace, as an editor holds it, and what one fix can do in it.</summary>
internal sealed class FixedProject(Project project, CodeFixProvider fix, string? targetFramework) : FixAllContext.DiagnosticProvider
{
    public static FixedProject Create(AdhocWorkspace workspace, IEnumerable<string> sources, CodeFixProvider fix, string? targetFramework)
    {
        var compilation = RuleRun.Compile(sources);
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, compilation.AssemblyName!, compilation.AssemblyName!, LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References));
        foreach (var tree in compilation.SyntaxTrees)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), tree.FilePath, tree.GetText(), filePath: tree.FilePath);
        return new(solution.GetProject(id)!, fix, targetFramework);
    }

    /// <summary>The file that the findings are in.</summary>
    public Document Document => project.Documents.First();

    public async Task<string> TextAsync() => (await Document.GetTextAsync()).ToString();

    public async Task<IEnumerable<Diagnostic>> ErrorsAsync() =>
        (await project.GetCompilationAsync())!.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error);

    /// <summary>The findings that the fix is registered for, in source order.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindingsAsync() =>
        [.. (await RuleRun.FindingsAsync((await project.GetCompilationAsync())!, targetFramework)).Where(finding => fix.FixableDiagnosticIds.Contains(finding.Id))];

    public async Task<IReadOnlyList<CodeAction>> ActionsAsync(Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(Document, finding, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>Fixes what can be fixed, one finding after the other.</summary>
    public async Task<FixedProject> OneByOneAsync()
    {
        var current = this;
        var steps = (await FindingsAsync()).Length;
        while (await current.FirstAsync() is { } action)
        {
            Assert.True(steps-- > 0, $"'{action.Title}' is offered again and again: {await current.TextAsync()}");
            current = await current.AfterAsync(action);
        }

        return current;
    }

    /// <summary>Fixes all of the scope at once.</summary>
    public async Task<FixedProject> AllAtOnceAsync(FixAllScope scope)
    {
        var keys = (await Task.WhenAll((await FindingsAsync()).Select(ActionsAsync))).SelectMany(actions => actions).Select(action => action.EquivalenceKey).Distinct();
        var context = new FixAllContext(Document, fix, scope, Assert.Single(keys)!, fix.FixableDiagnosticIds, this, CancellationToken.None);
        return await AfterAsync((await fix.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project of, CancellationToken cancellationToken) => await FindingsAsync();

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
        document.Id == Document.Id ? await FindingsAsync() : [];

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project of, CancellationToken cancellationToken) =>
        Task.FromResult(Enumerable.Empty<Diagnostic>());

    private async Task<CodeAction?> FirstAsync()
    {
        foreach (var finding in await FindingsAsync())
        {
            if (await ActionsAsync(finding) is [var action])
                return action;
        }

        return null;
    }

    private async Task<FixedProject> AfterAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return new(changed.GetProject(project.Id)!, fix, targetFramework);
    }
}
