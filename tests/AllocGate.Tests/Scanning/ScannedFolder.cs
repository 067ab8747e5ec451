using System.Collections.Immutable;
using System.Text;
using AllocGate.Core.Findings;
using AllocGate.Gating;
using AllocGate.Scanning;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AllocGate.Tests.Scanning;

/// <summary>A temporary tree of sources, with what some of its files were at base.</summary>
internal sealed class ScannedFolder : IDisposable
{
    public const string BaseCommit = "1111111111111111111111111111111111111111";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate scan é ");
    private readonly BaseFiles _base = new();
    private readonly List<ChangedFile> _changes = [];

    public string Root => _folder.FullName;

    public ScannedFolder Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public ScannedFolder Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public ScannedFolder Project(string path, string properties = "<TargetFramework>net10.0</TargetFramework>", string items = "", string sdk = "Microsoft.NET.Sdk") =>
        Write(path, $"<Project Sdk=\"{sdk}\"><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>");

    /// <summary>Says that a file is part of the change, and what it was before.</summary>
    public ScannedFolder Changed(string path, string? basePath, string? baseText, params LineRange[] lines)
    {
        _changes.Add(new(path, basePath, lines));
        if (basePath is not null && baseText is not null)
            _base.Texts[basePath] = baseText;
        return this;
    }

    public Task<ScanResult> ScanAsync(params string[] paths) => ScanAsync(new LoudCallRule(), paths);

    public Task<ScanResult> ScanAsync(DiagnosticAnalyzer rule, params string[] paths) => ScanAsync([rule], paths, null);

    public Task<ScanResult> ScanForAsync(string framework) => ScanAsync([new LoudCallRule()], [], framework);

    public async Task<IReadOnlyList<Finding>> ScopedAsync()
    {
        var result = await ScanAsync();
        return ScopedFindings.Mark(result.Findings, _changes, result.BaseFingerprints);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public async Task<ScanResult> ScanAsync(
        ImmutableArray<DiagnosticAnalyzer> rules, string[] paths, string? framework, CancellationToken cancellationToken = default)
    {
        var head = new SourceTree(Root, null);
        var change = _changes.Count == 0 ? null : new ChangeSet("local", head, null, "head", BaseCommit, "base", false, _changes, null, []);
        var scanner = new SourceScanner(_base, ScanEnvironment.FindDotnet(), rules);
        return await scanner.ScanAsync(new ScanRequest(head, paths, change, framework), new Silence(), cancellationToken);
    }

    private sealed class BaseFiles : IChangeSource
    {
        public Dictionary<string, string> Texts { get; } = [];

        public Task<IReadOnlyDictionary<string, byte[]>> ReadFilesAsync(string root, string commit, IReadOnlyCollection<string> paths, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, byte[]>>(
                Texts.Where(t => commit == BaseCommit && paths.Contains(t.Key)).ToDictionary(t => t.Key, t => Encoding.UTF8.GetBytes(t.Value)));

        public Task<IReadOnlyDictionary<string, byte[]>> ReadFilesNamedAsync(string root, string commit, IReadOnlyCollection<string> names, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<byte[]?> ReadFileAsync(string root, string commit, string path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> FindRootAsync(string directory, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ChangeSet> ResolveAsync(ChangeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ChangeCommit>> CommitsAsync(string root, ChangeSet change, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> CommitsOfLineAsync(string root, string path, string text, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<SourceTree> CheckOutAsync(string root, string commit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    internal sealed class Silence : IGateProgress
    {
        public void Step(string text)
        {
        }

        public void Begin(string what)
        {
        }

        public void Advance(string what, int done, int total)
        {
        }

        public void Detail(string text)
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
