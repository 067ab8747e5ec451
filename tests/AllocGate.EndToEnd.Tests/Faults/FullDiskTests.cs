using AllocGate.EndToEnd.Tests.Running;
using CliWrap;
using CliWrap.Buffered;

namespace AllocGate.EndToEnd.Tests.Faults;

public class FullDiskTests
{
    [SmallDiskFact]
    public async Task A_full_disk_gives_no_answer_and_names_the_folder_that_is_too_small()
    {
        using var repository = await GitRepository.InitAsync();
        BenchmarkSources.WriteTo(repository, BenchmarkSources.Safe);
        Directory.CreateDirectory(Path.Combine(repository.Path, "small"));
        // Enough for the build, too little for a copy of its output.
        var script = $"mount -t tmpfs -o size=8m none small && TMPDIR=\"$PWD/small\" dotnet '{AllocGateTool.Assembly}' measure; code=$?; ls small; exit $code";

        var run = await Cli.Wrap(SmallDiskFactAttribute.Shell[0])
            .WithArguments([.. SmallDiskFactAttribute.Shell[1..], script])
            .WithWorkingDirectory(repository.Path)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();

        new ToolRun(run.ExitCode, run.StandardOutput, run.StandardError).EndedWith(3);
        Assert.Contains("No space left on device", run.StandardError, StringComparison.Ordinal);
        Assert.Contains("/small/", run.StandardError, StringComparison.Ordinal);
        Assert.Contains("TMPDIR", run.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("allocgate-", run.StandardOutput, StringComparison.Ordinal);
    }
}
