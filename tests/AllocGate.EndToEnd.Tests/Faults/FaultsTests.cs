using AllocGate.EndToEnd.Tests.Running;

namespace AllocGate.EndToEnd.Tests.Faults;

/// <summary>Whatever a benchmark does: it has failed with a reason or it is measured, and so are all the others.</summary>
public class FaultsTests(FaultyRun faulty) : IClassFixture<FaultyRun>
{
    [UnixTheory]
    [InlineData("ThrowsInConstructor", "InvalidOperationException in the constructor: no constructor")]
    [InlineData("ThrowsInSetup", "FileNotFoundException in [GlobalSetup]: no input file")]
    [InlineData("ThrowsInSetup", "its last output: looking for input.csv")]
    [InlineData("ThrowsInBody", "InvalidOperationException in the benchmark: broken body at FaultyCases.ThrowsInBody.Body (bench/Throwing.cs:")]
    [InlineData("ThrowsInCleanup", "InvalidOperationException in [GlobalCleanup]: no cleanup")]
    [InlineData("ThrowsInFinalizer", "Unhandled exception. System.InvalidOperationException: thrown by a finalizer")]
    [InlineData("ThrowsOnAnotherThread", "Unhandled exception. System.InvalidOperationException: thrown on another thread")]
    [InlineData("HangsForEver", "timed out after 20 s; its last output: waiting for nothing")]
    [InlineData("HangsIgnoringCancellation", "timed out after 20 s")]
    [InlineData("HangsInADeadlock", "timed out after 20 s")]
    [InlineData("OverflowsItsStack", "Stack overflow")]
    [InlineData("CrashesNatively", "AccessViolationException")]
    [InlineData("ExitsWithZero", "ended its own process without a result (exit code 0); its last output: enough of this")]
    [InlineData("FailsFast", "cannot go on")]
    [InlineData("KillsItself", "was killed (exit code 137, SIGKILL)")]
    [InlineData("ForgesAResult", "its result cannot be read")]
    [InlineData("AllocatesWithoutEnd", "OutOfMemoryException")]
    [InlineData("AllocatesWithoutEnd", "(a case's managed heap may grow to 512 MB here)")]
    [InlineData("DeletesItsFolder", "DirectoryNotFoundException")]
    [InlineData("LeavesADaemonAndCrashes", "and now for the crash")]
    public void A_case_that_breaks_has_failed_and_says_how(string type, string how) =>
        Assert.Contains(how, faulty.FailureOf($"{type}.Body"), StringComparison.Ordinal);

    [UnixTheory]
    [InlineData("Healthy.Body [Hundreds=1]", 128)]
    [InlineData("Healthy.Body [Hundreds=2]", 224)]
    [InlineData("Healthy.Body [Hundreds=3]", 328)]
    [InlineData("FloodsItsOutput.Body", 128)]
    [InlineData("ReadsItsInput.Body", 0)]
    [InlineData("SpawnsThreads.Body", 128)]
    [InlineData("HangsAtItsEnd.Body", 128)]
    [InlineData("OverwritesItsAssembly.Body", 128)]
    [InlineData("LeavesADaemon.Body", 128)]
    [InlineData("LeavesANamelessDaemon.Body", 128)]
    public void A_case_that_does_its_work_is_measured_whatever_it_or_its_neighbours_do(string name, long bytes) =>
        Assert.Equal((bytes, 0), (faulty.AllocatedBy(name), faulty.NotesOf(name).Count));

    [UnixTheory]
    [InlineData("CompanyWantsThePort.Body", "SocketException")]
    [InlineData("KilledOnce.Body", "was killed (exit code 137, SIGKILL)")]
    public void A_case_that_its_company_breaks_is_measured_alone_and_says_so(string name, string how)
    {
        Assert.Equal(128, faulty.AllocatedBy(name));
        var note = Assert.Single(faulty.NotesOf(name));
        Assert.Contains("run again alone", note, StringComparison.Ordinal);
        Assert.Contains(how, note, StringComparison.Ordinal);
    }

    [UnixFact]
    public void The_neighbour_that_had_the_port_is_measured_in_company() =>
        Assert.Equal((128L, 0), (faulty.AllocatedBy("CompanyHasThePort.Body"), faulty.NotesOf("CompanyHasThePort.Body").Count));

    [UnixFact]
    public void A_case_that_asks_for_it_is_measured_alone_and_says_so() =>
        Assert.Equal(
            (128L, "It was measured alone, as [AllocationGate(Alone = true)] asks."),
            (faulty.AllocatedBy("MustBeAlone.Body"), Assert.Single(faulty.NotesOf("MustBeAlone.Body"))));

    [UnixFact]
    public void Nothing_that_failed_passes() => faulty.Run.EndedWith(3);

    [UnixFact]
    public void No_process_is_left() =>
        Assert.DoesNotContain(RunningProcess.All(), p => p.IsOf(faulty.Temporary.Path) || p.CommandLine.Contains("1000.4711", StringComparison.Ordinal));

    [UnixFact]
    public void No_temporary_folder_is_left() =>
        Assert.Empty(Directory.GetFileSystemEntries(faulty.Temporary.Path, "allocgate-*"));
}
