namespace AllocGate.Files;

/// <summary>Tells a full disk, or a used-up quota, from other trouble with files.</summary>
internal static class FullDisk
{
    // Windows: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED. Elsewhere .NET hands the error number on: ENOSPC,
    // and EDQUOT of Linux and of macOS.
    private static readonly int[] Windows = [0x27, 0x70, 0x50F];
    private static readonly int[] Unix = [28, 122, 69];

    public static bool Is(IOException error) => OperatingSystem.IsWindows()
        ? Windows.Contains(error.HResult & 0xFFFF)
        : Unix.Contains(error.HResult);
}
