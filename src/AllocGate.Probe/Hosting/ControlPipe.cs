using System.Diagnostics;
using System.IO.Pipes;
using AllocGate.Probe.Wire;

namespace AllocGate.Probe.Hosting;

/// <summary>Ties this process to the one that started it: when that one goes, however it goes, this one does too.</summary>
internal sealed class ControlPipe
{
    // The tool listens before it starts this process: whoever waits longer waits for one that was killed.
    private const int ConnectMilliseconds = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Stream _pipe;
    private readonly string? _folder = Environment.GetEnvironmentVariable(MarkedProcesses.Variable);

    private ControlPipe(Stream pipe) => _pipe = pipe;

    /// <exception cref="TimeoutException">Nobody listens on the pipe: the tool has gone already.</exception>
    public static ControlPipe Hold(string name)
    {
        // Both directions: a pipe opened for reading alone is half closed at once on Unix, which the tool would take for the end.
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        pipe.Connect(ConnectMilliseconds);
        var control = new ControlPipe(pipe);
        new Thread(control.EndWithTheTool) { IsBackground = true, Name = "control pipe" }.Start();
        return control;
    }

    /// <summary>
    /// Says that the result is written, and waits to be killed: as long as this process lives, the tool finds the processes that the
    /// benchmark has started below it.
    /// </summary>
    public void AwaitTheEnd()
    {
        try
        {
            _pipe.WriteByte(1);
            Thread.Sleep(Patience);
        }
        catch (IOException)
        {
            // The tool has gone.
        }
    }

    private void EndWithTheTool()
    {
        try
        {
            while (_pipe.ReadByte() >= 0)
            {
            }
        }
        catch (IOException)
        {
        }

        try
        {
            if (_folder is not null)
                MarkedProcesses.End(_folder);
        }
        finally
        {
            // Not Environment.Exit: that runs the benchmark's own exit handlers and can wait for ever.
            Process.GetCurrentProcess().Kill();
        }
    }
}
