using System.Runtime.InteropServices;
using AllocGate;
using AllocGate.Commands;

using var cancellation = new CancellationTokenSource();

void Cancel(PosixSignalContext context)
{
    context.Cancel = true;
    cancellation.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);

Console.OutputEncoding = System.Text.Encoding.UTF8;
var context = new CommandContext(
    new Compose(TerminalConsole.Create(), Console.Out), Environment.CurrentDirectory, Console.IsInputRedirected ? Console.In : null, Console.Out, Console.Error);
return (int)await Application.RunAsync(args, context, cancellation.Token);
