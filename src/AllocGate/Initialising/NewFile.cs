using AllocGate.Files;
using AllocGate.Gating;

namespace AllocGate.Initialising;

/// <summary>A file to be written into a repository, never over somebody's own without being told to.</summary>
/// <param name="Root">Absolute path of the repository's root.</param>
/// <param name="Path">Absolute path.</param>
/// <param name="Text">What it says.</param>
internal sealed record NewFile(string Root, string Path, string Text)
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Relative to the root where it lies in it, with '/'.</summary>
    public string Shown => Places.Shown(Root, Path);

    public bool Exists => File.Exists(Path);

    public bool IsUpToDate => Exists && Current == Text;

    private string? Current => Exists ? File.ReadAllText(Path) : null;

    /// <summary>Writes the file whole or not at all. One that exists and differs is left alone unless <paramref name="force"/> is given.</summary>
    /// <exception cref="InvalidInputException">It cannot be written there.</exception>
    public async Task<InitialisationResult> WriteAsync(bool force, CancellationToken cancellationToken, bool executable = false)
    {
        if (IsUpToDate)
            return new([], [$"{Shown} is up to date."]);
        if (Exists && !force)
            return new([Diff(written: false)], []);
        var diff = Diff(written: true);
        await WholeFile.WriteAsync(Path, Text, cancellationToken);
        if (executable && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | Executable);
        return new([diff], []);
    }

    private FileDiff Diff(bool written) => FileDiff.Of(Shown, Current, Text, written);
}
