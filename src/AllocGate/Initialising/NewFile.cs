using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Initialising;

/// <summary>A file to be written into a repository, never over somebody's own without being told to.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="Text">What it says.</param>
internal sealed record NewFile(string Path, string Text)
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public bool Exists => File.Exists(Path);

    public bool IsUpToDate => Exists && File.ReadAllText(Path) == Text;

    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="InvalidInputException">It cannot be written there.</exception>
    public async Task WriteAsync(bool executable, CancellationToken cancellationToken)
    {
        await WholeFile.WriteAsync(Path, Text, cancellationToken);
        if (executable && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | Executable);
    }
}
