using System.Text;
using AllocGate.Configuration;
using AllocGate.Core.Comparing;
using AllocGate.Core.Loosening;
using AllocGate.Core.Measuring;

namespace AllocGate.Gating;

/// <summary>Reads the gate's policy as it stands at base.</summary>
/// <param name="errors">The rules that are errors where nobody configures them.</param>
internal sealed class BasePolicy(IChangeSource changes, IBaselineStore store, IReadOnlySet<string> errors)
{
    private const long LargestSource = 4 << 20;

    private static readonly string[] ConfigurationNames = [".editorconfig", ".globalconfig"];

    /// <exception cref="InvalidInputException">--policy base, and base's configuration or baseline file cannot be read.</exception>
    public async Task<PolicyAtBase> ReadAsync(GateSettings settings, ChangeSet change, Baseline.FromFile? file, DateOnly today, CancellationToken cancellationToken)
    {
        if (change.BaseCommit is not { } commit)
        {
            return settings.PolicyOfBase
                ? throw new InvalidInputException($"There is no base to read the policy from: {change.BaseDescription}.", "--policy base", "Name one with --base.")
                : new PolicyAtBase(null, null, [], []);
        }

        var notices = new List<string>();
        var configuration = await OrNoticeAsync(settings, notices, () => ConfigurationAsync(settings, change.Head.Root, commit, today, cancellationToken));
        var baseline = file is null ? null : await OrNoticeAsync(settings, notices, () => BaselineAsync(change.Head.Root, commit, file, cancellationToken));
        if (!settings.RunsRules)
            return new(configuration, baseline, [], notices);
        var rules = await changes.ReadFilesNamedAsync(change.Head.Root, commit, ConfigurationNames, cancellationToken);
        var inSources = await InSourcesAsync(change, commit, notices, cancellationToken);
        return new(configuration, baseline, [.. inSources, .. Deleted(change, rules)], notices) { RuleConfigurations = rules };
    }

    private static async Task<T?> OrNoticeAsync<T>(GateSettings settings, List<string> notices, Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (InvalidInputException e) when (!settings.PolicyOfBase)
        {
            notices.Add($"What the change loosens is not known in full: {e.Errors[0]}");
            return null;
        }
    }

    private async Task<RepositoryConfiguration?> ConfigurationAsync(GateSettings settings, string root, string commit, DateOnly today, CancellationToken cancellationToken)
    {
        // A file from elsewhere is not part of the change.
        if (settings.ConfigurationPath is not { } path)
            return settings.Configuration;
        return ConfigurationFile.Read(await TextAsync(path), await TextAsync(ConfigurationFile.WaiversBeside(path)), settings.Given, today).Configuration;

        async Task<ConfigurationText?> TextAsync(string path) =>
            await changes.ReadFileAsync(root, commit, path, cancellationToken) is { } utf8 ? new(utf8, $"{path} of {commit[..12]}") : null;
    }

    private async Task<MeasurementSet?> BaselineAsync(string root, string commit, Baseline.FromFile file, CancellationToken cancellationToken)
    {
        // A file from elsewhere is not part of the change.
        if (Path.IsPathRooted(file.Path) || file.Path.StartsWith("../", StringComparison.Ordinal))
            return file.Set;
        return await changes.ReadFileAsync(root, commit, file.Path, cancellationToken) is { } text ? store.Parse(text, $"{file.Path} of {commit[..12]}") : null;
    }

    private async Task<IReadOnlyList<Loosening>> InSourcesAsync(ChangeSet change, string commit, List<string> notices, CancellationToken cancellationToken)
    {
        var files = (change.Files ?? []).Where(f => IsConfiguration(f.Path) || f.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).ToList();
        var before = await changes.ReadFilesAsync(change.Head.Root, commit, [.. files.Select(f => f.BasePath).OfType<string>().Distinct()], cancellationToken);
        var loosened = new List<Loosening>();
        foreach (var file in files)
        {
            var path = Path.Combine(change.Head.Root, file.Path.Replace('/', Path.DirectorySeparatorChar));
            if (new FileInfo(path) is not { Exists: true, LinkTarget: null } found)
                continue;
            if (found.Length > LargestSource)
            {
                notices.Add($"What the change loosens is not known in full: {file.Path} is larger than {LargestSource >> 20} MB, so its suppressions were not looked for.");
                continue;
            }

            var head = await File.ReadAllTextAsync(path, cancellationToken);
            var was = file.BasePath is not null && before.TryGetValue(file.BasePath, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";
            loosened.AddRange(IsConfiguration(file.Path) ? LoosenedSources.OfConfiguration(file.Path, was, head, errors) : LoosenedSources.OfSuppressions(file.Path, was, head));
        }

        return loosened;
    }

    private IEnumerable<Loosening> Deleted(ChangeSet change, IReadOnlyDictionary<string, byte[]> rules)
    {
        var moved = (change.Files ?? []).Select(f => f.BasePath).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return rules.Where(r => !moved.Contains(r.Key) && !File.Exists(Path.Combine(change.Head.Root, r.Key.Replace('/', Path.DirectorySeparatorChar))))
            .SelectMany(r => LoosenedSources.OfConfiguration(r.Key, Encoding.UTF8.GetString(r.Value), "", errors));
    }

    private static bool IsConfiguration(string path) => ConfigurationNames.Contains(Path.GetFileName(path));
}
