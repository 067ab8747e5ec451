using AllocGate.Core.Findings;

namespace AllocGate.Tests.Git;

public sealed class ChangedLinesTests : IDisposable
{
    private readonly TestRepository _repository = TestRepository.Create();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task White_space_blank_lines_and_line_ends_are_no_change()
    {
        var change = await ChangeAsync("a\nb c\nd\n", "a\r\n\tb  c\r\n\r\nd\r\n");
        Assert.Empty(change);
    }

    [Fact]
    public async Task A_moved_block_is_no_change_and_a_single_moved_line_is_one()
    {
        const string Block = "first line of the block();\nsecond line of the block();\nthird line of the block();\n";
        const string Middle = "m1\nm2\nm3\nm4\nm5\nm6\nm7\nm8\n";
        Assert.Empty(Assert.Single(await ChangeAsync(Block + Middle, Middle + Block)).Lines);
        const string Single = "only one long line that is moved();\n";
        Assert.Equal([new LineRange(9, 9)], Assert.Single(await ChangeAsync(Single + Middle, Middle + Single)).Lines);
    }

    [Fact]
    public async Task A_file_that_only_lost_lines_is_part_of_the_change()
    {
        var file = Assert.Single(await ChangeAsync("a\nb\nc\n", "a\nc\n"));
        Assert.Empty(file.Lines);
    }

    [Fact]
    public async Task Renames_are_followed_and_deleted_and_binary_files_left_out()
    {
        var text = string.Join('\n', Enumerable.Range(0, 30).Select(i => $"line {i}")) + "\n";
        var from = _repository.Write("old name.cs", text).Write("gone.cs", "x\n").Write("b.bin", "\0\u0001").Commit();
        File.Delete(_repository.Path("old name.cs"));
        File.Delete(_repository.Path("gone.cs"));
        _repository.Write("new/näme.cs", text.Replace("line 7\n", "line seven\n")).Write("b.bin", "\0\u0002");

        var file = Assert.Single((await _repository.ResolveAsync(@base: from)).Files!);
        Assert.Equal(("new/näme.cs", "old name.cs"), (file.Path, file.BasePath));
        Assert.Equal([new LineRange(8, 8)], file.Lines);
    }

    [Fact]
    public async Task Attributes_of_the_change_do_not_hide_its_sources()
    {
        var from = _repository.Write("a.cs", "one\n").Commit();
        _repository.Write("a.cs", "one\ntwo\n").Write("b.cs", "b\n").Write(".gitattributes", "*.cs binary\n").Commit();
        var files = (await _repository.ResolveAsync(@base: from)).Files!;
        Assert.Equal([new LineRange(2, 2)], files.Single(f => f.Path == "a.cs").Lines);
        Assert.Equal([new LineRange(1, 1)], files.Single(f => f.Path == "b.cs").Lines);
    }

    [Fact]
    public async Task Lines_that_look_like_a_patch_are_only_lines()
    {
        const string Hostile = "-- a/x\n++ b/evil.cs\ndiff --git a/evil.cs b/evil.cs\n@@ -1 +1 @@\rplus\r+++ b/evil.cs\n\u001b[1;38;5;201m+x\n";
        var file = Assert.Single(await ChangeAsync("-- old\n", Hostile));
        Assert.Equal([new LineRange(1, 5)], file.Lines);
    }

    [Fact]
    public async Task Unusual_names_keep_their_letters()
    {
        if (OperatingSystem.IsWindows())
            return;
        var from = _repository.Commit();
        string[] names = ["a b.cs", "new\nline.cs", "quote\".cs", "tab\t.cs", "back\\slash.cs", "ü b/c.cs", " b/ b.cs", "e\u001b[m.cs"];
        foreach (var name in names)
            _repository.Write(name, "x\n");
        _repository.Commit();
        var files = (await _repository.ResolveAsync(@base: from)).Files!;
        Assert.Equal(names.Order(StringComparer.Ordinal), files.Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_person_configured_for_git_does_not_change_the_answer()
    {
        foreach (var (name, value) in new[] { ("diff.noprefix", "true"), ("diff.context", "9"), ("diff.external", "false"), ("color.diff.new", "bold 201"), ("diff.renames", "false"), ("diff.relative", "true"), ("status.showUntrackedFiles", "no") })
            _repository.Git("config", name, value);
        Assert.Equal([new LineRange(2, 2)], Assert.Single(await ChangeAsync("a\nb\nc\n", "a\nB\nc\n")).Lines);
    }

    private async Task<IReadOnlyList<ChangedFile>> ChangeAsync(string before, string after)
    {
        var from = _repository.Write("a.cs", before).Commit();
        _repository.Write("a.cs", after).Commit();
        return (await _repository.ResolveAsync(@base: from)).Files!;
    }
}
