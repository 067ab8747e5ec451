using System.Text.RegularExpressions;
using AllocGate.Gating;

namespace AllocGate.Tests.Architecture;

/// <summary>Who may know whom, and nothing else.</summary>
public class DependencyTests
{
    private static readonly string[] Adapters = ["Git", "Measuring", "Scanning", "Baselines", "Reporting", "Initialising"];

    [Fact]
    public void The_judgement_depends_on_the_base_class_library_alone() =>
        Assert.All(
            typeof(Core.Judging.Judge).Assembly.GetReferencedAssemblies(),
            name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void The_tool_never_loads_BenchmarkDotNet() =>
        Assert.DoesNotContain(
            typeof(IReporter).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("BenchmarkDotNet", StringComparison.Ordinal));

    [Fact]
    public void Adapters_do_not_know_each_other()
    {
        foreach (var adapter in Adapters)
        {
            var others = Adapters.Where(other => other != adapter);
            var known = Sources(adapter).SelectMany(text => Regex.Matches(text, @"(?<![.\w])AllocGate\.(\w+)").Select(m => m.Groups[1].Value)).Distinct();
            Assert.Empty(known.Intersect(others));
        }
    }

    [Fact]
    public void Only_Compose_and_the_environment_classes_read_environment_variables()
    {
        var readers = Directory.EnumerateFiles(Tool(), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path).Contains("GetEnvironmentVariable", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.All(readers, name => Assert.True(name == "Compose" || name.EndsWith("Environment", StringComparison.Ordinal), name));
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Tool(), folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static string Tool()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AllocGate.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "AllocGate");
    }
}
