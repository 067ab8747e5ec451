using System.Globalization;

namespace AllocGate.Bench.Measured;

/// <summary>
/// Processor time and memory of a process, from /proc: its times hold those of every child that it has waited for. Other systems don't
/// tell the times of a whole tree, and then there is no figure.
/// </summary>
internal sealed class ProcessUsage(int id)
{
    // USER_HZ of every Linux that .NET runs on.
    private const double TicksPerSecond = 100;
    private const int FirstTime = 11;
    private const int Times = 4;

    private double? _seconds;

    /// <summary>The most resident memory seen, in MB (1,048,576 B); absent where the system does not tell.</summary>
    public double? PeakMegabytes { get; private set; }

    /// <summary>Processor seconds of the process and its children that have ended, as last seen.</summary>
    public double? TreeSeconds()
    {
        Look();
        return _seconds;
    }

    /// <summary>Reads both; keeps what was read before where the process is gone.</summary>
    public void Look()
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            // The second field is the name in brackets, and may hold spaces.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields.Skip(FirstTime).Take(Times).Sum(t => double.Parse(t, CultureInfo.InvariantCulture));
            _seconds = Math.Max(_seconds ?? 0, ticks / TicksPerSecond);
            var peak = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (peak is not null)
                PeakMegabytes = double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // Gone, or no Linux.
        }
    }
}
