namespace AllocGate.Files;

/// <summary>The folder for reports. It tells git to look away: a report must not make the next run's tree look changed.</summary>
internal static class OutputFolder
{
    public static async Task PrepareAsync(string directory, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory))
            await WholeFile.WriteAsync(Path.Combine(directory, ".gitignore"), "*\n", cancellationToken);
    }
}
