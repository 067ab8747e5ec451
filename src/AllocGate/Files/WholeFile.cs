using System.Text;
using System.Text.RegularExpressions;
using AllocGate.Gating;

namespace AllocGate.Files;

/// <summary>
/// Writes files whole or not at all: to a temporary file beside the target, then renamed over it. The writer holds the temporary file
/// locked; one that nobody holds was left by a run that was killed.
/// </summary>
internal static partial class WholeFile
{
    /// <exception cref="InvalidInputException">The path cannot be written.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            RemoveAbandoned(full);
            // Renamed while it is open, so that nobody finds it without its writer: Windows allows that where deleting is shared.
            await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
            await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            await file.FlushAsync(cancellationToken);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException($"It cannot be written: {e.Message}", path);
        }
        finally
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    /// <summary>Deletes what runs that were killed have left of this file.</summary>
    /// <param name="path">Absolute path of the file itself.</param>
    public static void RemoveAbandoned(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, $"{name}.*.tmp").Where(file => Temporary().IsMatch(file)))
            {
                // Shares nothing: refused where its writer is alive.
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }

                File.Delete(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody is writing it, or it is not ours: another run will see.
        }
    }

    [GeneratedRegex(@"\.[0-9a-f]{32}\.tmp\z")]
    private static partial Regex Temporary();
}
