using AllocGate.Probe.Hosting;

namespace AllocGate.Probe;

internal static class Program
{
    private const int Written = 0;
    private const int BadUsage = 2;

    private static int Main(string[] args)
    {
        // A project prepared for AOT switches this off in its runtimeconfig, though its build output runs on CoreCLR.
        AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", true);
        try
        {
            var arguments = ProbeArguments.Parse(args);
            if (arguments.PinHashing && !HashSeeds.Pin())
                throw new ArgumentException("This runtime keeps its hash seeds elsewhere: they can't be pinned.");
            var control = arguments.ControlPipe is { } pipe ? ControlPipe.Hold(pipe) : null;
            ResultFile.Write(arguments.ResultPath, Session.Run(arguments));
            // The runtime completes its trace when it ends by itself.
            if (!arguments.IsTraced)
                control?.AwaitTheEnd();
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine(ProbeArguments.Usage);
            return BadUsage;
        }

        // A benchmark's forgotten foreground thread must not keep the process.
        Environment.Exit(Written);
        return Written;
    }
}
