using AllocGate.Gating;

namespace AllocGate.Initialising;

/// <summary>A file to be written into a repository, never over somebody's own without being told to.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="Text">What it says.</param>
internal sealed record NewFile(string Path, string Text)
{
    public bool Exists => File.Exists(Path);

    public bool IsUpToDate => Exists && File.ReadAllText(Path) == Text;

    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="InvalidInputException">It cannot be written there.</exception>
    public async Task WriteAsync(bool executable, CancellationToken cancellationToken)
    {
        var temporary = $"{Path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            await File.WriteAllTextAsync(temporary, Text, cancellationToken);
            if (executable && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(temporary) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            File.Move(temporary, Path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"Cannot be written: {exception.Message}", Path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
