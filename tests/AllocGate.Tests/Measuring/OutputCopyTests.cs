using AllocGate.Measuring;

namespace AllocGate.Tests.Measuring;

public sealed class OutputCopyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("allocgate-test-");
    private readonly OutputCopy _copy;

    public OutputCopyTests()
    {
        Write("built/Cases.dll", "assembly");
        Write("built/data/rows.csv", "1;2;3");
        Write("probe/Probe.dll", "probe");
        _copy = new(_folder.FullName, new BuiltProject(At("built/Cases.dll"), null, At("built/Cases.runtimeconfig.json"), []), At("probe/Probe.dll"));
        _copy.Renew();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string> Deeds => ["nothing", "deletes a file", "overwrites a file", "adds a file", "adds a folder", "deletes the folder", "puts a file in its place", "links elsewhere"];

    [Theory]
    [MemberData(nameof(Deeds))]
    public void Whatever_a_case_does_to_its_folder_the_next_one_finds_it_as_it_was_built(string deed)
    {
        File.WriteAllText(Path.Combine(_copy.TemporaryFiles, "left behind"), "");
        File.WriteAllText(_copy.Result, "{}");

        Do(deed);
        _copy.Renew();

        Assert.Equal(
            ["Cases.dll: assembly", "Probe.dll: probe", "data/rows.csv: 1;2;3"],
            Directory.EnumerateFiles(_copy.Folder, "*", SearchOption.AllDirectories)
                .Select(f => $"{Path.GetRelativePath(_copy.Folder, f).Replace('\\', '/')}: {File.ReadAllText(f)}").Order(StringComparer.Ordinal));
        Assert.Single(Directory.GetDirectories(_copy.Folder));
        Assert.Empty(Directory.GetFileSystemEntries(_copy.TemporaryFiles));
        Assert.False(File.Exists(_copy.Result));
    }

    [Fact]
    public void A_folder_that_was_left_alone_is_not_copied_again()
    {
        var made = (_copy.Root, Directory.GetCreationTimeUtc(_copy.Folder));

        _copy.Renew();

        Assert.Equal(made, (_copy.Root, Directory.GetCreationTimeUtc(_copy.Folder)));
    }

    private void Do(string deed)
    {
        switch (deed)
        {
            case "deletes a file":
                File.Delete(_copy.Assembly);
                break;
            case "overwrites a file":
                File.WriteAllText(_copy.Assembly, "ASSEMBLY");
                break;
            case "adds a file":
                File.WriteAllText(Path.Combine(_copy.Folder, "cache.db"), "");
                break;
            case "adds a folder":
                Directory.CreateDirectory(Path.Combine(_copy.Folder, "logs"));
                break;
            case "deletes the folder":
                Directory.Delete(_copy.Folder, recursive: true);
                break;
            case "puts a file in its place":
                Directory.Delete(_copy.Folder, recursive: true);
                File.WriteAllText(_copy.Folder, "");
                break;
            case "links elsewhere":
                Directory.Delete(Path.Combine(_copy.Folder, "data"), recursive: true);
                Directory.CreateSymbolicLink(Path.Combine(_copy.Folder, "data"), _folder.FullName);
                break;
        }
    }

    private string At(string path) => Path.Combine(_folder.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }
}
