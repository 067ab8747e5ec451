using AllocGate.Gating;

namespace AllocGate.Files;

/// <summary>Reads files that a stranger may have written: never more than a limit, whatever a file claims to be.</summary>
internal static class BoundedFile
{
    /// <param name="path">Absolute path. It may be a link to something without an end.</param>
    /// <param name="shown">The path as people know it.</param>
    /// <param name="most">The most that is read, in bytes.</param>
    /// <param name="whatToDo">What would help where it cannot be used.</param>
    /// <exception cref="InvalidInputException">It is larger, or cannot be read.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, string shown, long most, string whatToDo, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
            // Devices and pipes say nothing of their length.
            var length = stream.CanSeek ? stream.Length : 0;
            if (length > most)
                throw TooLarge();
            var content = new MemoryStream((int)length);
            var part = new byte[1 << 16];
            for (int read; (read = await stream.ReadAsync(part, cancellationToken)) > 0;)
            {
                if (content.Length + read > most)
                    throw TooLarge();
                content.Write(part, 0, read);
            }

            return content.GetBuffer().AsMemory(0, (int)content.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InvalidInputException($"It cannot be read: {e.Message}", shown, whatToDo);
        }

        InvalidInputException TooLarge() => new($"It is larger than {most:#,0} bytes.", shown, whatToDo);
    }

    /// <summary>True also for what is no file and for a link that leads nowhere: neither may be taken for nothing.</summary>
    /// <param name="path">Absolute path.</param>
    public static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
