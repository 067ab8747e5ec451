using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AllocGate.Scanning;

/// <summary>Reads source files as the compiler does: UTF-8 or what the byte order mark says, else Latin-1.</summary>
internal static class SourceReader
{
    /// <summary>No hand-written file is larger (bytes); parsing one would take gigabytes of memory.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file.</summary>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    /// <exception cref="InvalidDataException">It is not text.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SourceText Read(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
            throw new IOException($"it is larger than {LargestFile / 1024 / 1024} MB");
        return Decode(File.ReadAllBytes(path));
    }

    /// <inheritdoc cref="Read"/>
    public static SourceText Decode(byte[] bytes)
    {
        if (bytes.Length > LargestFile)
            throw new IOException($"it is larger than {LargestFile / 1024 / 1024} MB");
        try
        {
            return SourceText.From(bytes, bytes.Length, Strict, throwIfBinaryDetected: true);
        }
        catch (DecoderFallbackException)
        {
            return SourceText.From(bytes, bytes.Length, Encoding.Latin1, throwIfBinaryDetected: true);
        }
    }
}
