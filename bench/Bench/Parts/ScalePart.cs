using System.Text;
using AllocGate.Bench.Measured;
using AllocGate.Core.Measuring;

namespace AllocGate.Bench.Parts;

/// <summary>A project of many trivial cases, head only: wall time, and the memory of the tool itself.</summary>
internal static class ScalePart
{
    private const int MethodsPerClass = 20;

    public static async Task<ScaleResult> RunAsync(BenchSettings settings, WorkFolder work, CancellationToken cancellationToken)
    {
        var folder = work.New();
        Directory.CreateDirectory(folder);
        // On its own: no settings of folders above it.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), "<Project />", cancellationToken);
        var project = Path.Combine(folder, "Trivial.csproj");
        await File.WriteAllTextAsync(project, Project, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "Cases.cs"), Source(settings.Cases), cancellationToken);

        var run = await AllocGateRun.RunAsync(Tool.AsBuilt, project, "*", work, cancellationToken);
        return new(
            settings.Cases,
            run.Set.Rows.Count(r => r.Allocated.HasFigure && r.Retained.HasFigure),
            run.Set.Rows.Count(r => r.Allocated is Reading.Exact),
            run.Time);
    }

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="BenchmarkDotNet" Version="0.15.8" />
          </ItemGroup>
        </Project>
        """;

    private static string Source(int cases)
    {
        var text = new StringBuilder("using BenchmarkDotNet.Attributes;\n\nConsole.WriteLine();\n\n");
        for (var i = 0; i < cases; i++)
        {
            if (i % MethodsPerClass == 0)
                text.Append(i == 0 ? "" : "}\n\n").Append($"public class Trivial{i / MethodsPerClass}\n{{\n");
            text.Append($"    [Benchmark] public object Case{i}() => new byte[{i % 100}];\n");
        }

        return text.Append("}\n").ToString();
    }
}
