using System.IO.Compression;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.Benchmarks.Tests;

public class PackageTests
{
    [Fact]
    public async Task The_package_brings_its_analyzer_and_depends_on_the_annotations_alone()
    {
        var folder = Directory.CreateTempSubdirectory("allocgate-pack-");
        try
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            await Cli.Wrap("dotnet")
                .WithArguments(["pack", Path.Combine(Repository.Root, "src", "AllocGate.Benchmarks"), "-c", configuration, "--no-build", "-o", folder.FullName])
                .ExecuteBufferedAsync();

            using var package = ZipFile.OpenRead(Assert.Single(folder.GetFiles("*.nupkg")).FullName);
            Assert.Equal(
                ["analyzers/dotnet/cs/AllocGate.Benchmarks.Analyzers.dll", "lib/netstandard2.0/AllocGate.Benchmarks.dll"],
                package.Entries.Select(e => e.FullName).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            using var nuspec = new StreamReader(package.GetEntry("AllocGate.Benchmarks.nuspec")!.Open());
            var dependency = Assert.Single((await nuspec.ReadToEndAsync()).Split('\n'), line => line.Contains("<dependency ", StringComparison.Ordinal));
            Assert.Contains("BenchmarkDotNet.Annotations", dependency, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
