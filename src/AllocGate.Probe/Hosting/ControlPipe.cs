using System.Diagnostics;
using System.IO.Pipes;

namespace AllocGate.Probe.Hosting;

/// <summary>Ties this process to the one that started it: when that one goes, however it goes, this one does too.</summary>
internal static class ControlPipe
{
    private const int ConnectMilliseconds = 10_000;

    /// <exception cref="TimeoutException">Nobody listens on the pipe: the tool has gone already.</exception>
    public static void Watch(string name)
    {
        // Both directions: a pipe opened for reading alone is half closed at once on Unix, which the tool would take for the end.
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        pipe.Connect(ConnectMilliseconds);
        new Thread(() => WaitForEnd(pipe)) { IsBackground = true, Name = "control pipe" }.Start();
    }

    private static void WaitForEnd(Stream pipe)
    {
        try
        {
            while (pipe.ReadByte() >= 0)
            {
            }
        }
        catch (IOException)
        {
        }

        // Not Environment.Exit: that runs the benchmark's own exit handlers and can wait for ever.
        Process.GetCurrentProcess().Kill();
    }
}
