using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1007PooledArrayEscapesTests
{
    private const string Types = """
        public class OwnPool { public byte[] Rent(int n) => new byte[n]; public void Return(byte[] array) { } }
        public class Row { public byte[] Data = []; public static void Read(byte[] array) { } }
        """;

    [Theory]
    [InlineData("{|AG1007 error:field = array|}; ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("ArrayPool<byte>.Shared.Return(array); {|AG1007:field = array|};")]
    [InlineData("{|AG1007:map[key] = array|}; ArrayPool<byte>.Shared.Return(array, clearArray: true);")]
    [InlineData("{|AG1007:list.Add(array)|}; ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("{|AG1007:shared.Enqueue(array)|}; ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("{|AG1007:target.Add(array)|}; ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("try { Row.Read(array); {|AG1007:map.Add(key, array)|}; } finally { ArrayPool<byte>.Shared.Return(array); }")]
    [InlineData("try { if (key == \"\") { {|AG1007:field = array|}; return null; } } finally { ArrayPool<byte>.Shared.Return(array); }")]
    [InlineData("try { {|AG1007:field = array|}; } finally { if (array != null) ArrayPool<byte>.Shared.Return(array); }")]
    [InlineData("try { {|AG1007:field = array|}; } finally { if (array is not null) { ArrayPool<byte>.Shared.Return(array); } }")]
    [InlineData("{|AG1007:slice = array.AsMemory(0, 3)|}; ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("{|AG1007:slice = array.AsMemory().Slice(1)|}; ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("{|AG1007:slices.Add(new ArraySegment<byte>(array, 0, 3))|}; ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("var mine = new List<byte[]>(); {|AG1007:mine.Add(array)|}; ArrayPool<byte>.Shared.Return(array); return mine;")]
    [InlineData("if (key == \"\") {|AG1007:field = array|}; ArrayPool<byte>.Shared.Return(array);")]
    public Task An_array_that_is_stored_and_returned_to_its_pool_is_reported(string code) => InMethod(code);

    [Theory]
    [InlineData("field = array;")]
    [InlineData("ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("field = array.AsSpan(0, 3).ToArray(); ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("field = array[..3]; ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("list.Add(array.ToArray()); ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("var old = field; field = array; ArrayPool<byte>.Shared.Return(old);")]
    [InlineData("var old = field; array.CopyTo(old, 0); field = array; if (old.Length > 0) ArrayPool<byte>.Shared.Return(old);")]
    [InlineData("(array, field) = (field, array); ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("ArrayPool<byte>.Shared.Return(field); field = ArrayPool<byte>.Shared.Rent(9);")]
    [InlineData("try { Row.Read(array); field = array; } catch { ArrayPool<byte>.Shared.Return(array); throw; }")]
    [InlineData("if (key == \"\") { ArrayPool<byte>.Shared.Return(array); return null; } field = array;")]
    [InlineData("if (key == \"\") { field = array; return null; } ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("if (key == \"\") field = array; else ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("switch (key) { case \"\": field = array; break; default: ArrayPool<byte>.Shared.Return(array); break; }")]
    [InlineData("var done = false; try { Row.Read(array); field = array; done = true; } finally { if (!done) ArrayPool<byte>.Shared.Return(array); }")]
    [InlineData("byte[]? rented = array; try { Row.Read(array); field = rented; rented = null; } finally { if (rented != null) ArrayPool<byte>.Shared.Return(rented); }")]
    [InlineData("field = array; cleanup = () => ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("cleanup = () => field = array; ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("field = array; try { Row.Read(field); } finally { field = []; ArrayPool<byte>.Shared.Return(array); }")]
    [InlineData("list.Add(array); list.Clear(); ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("var mine = new List<byte[]>(); mine.Add(array); ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("var mine = new List<ArraySegment<byte>> { }; mine.Add(new(array, 0, 3)); ArrayPool<byte>.Shared.Return(array);")]
    [InlineData("var row = new Row { Data = array }; ArrayPool<byte>.Shared.Return(row.Data);")]
    [InlineData("var own = new OwnPool(); var mine = own.Rent(3); field = mine; own.Return(mine);")]
    public Task An_array_that_is_copied_handed_over_or_out_again_by_then_is_not_reported(string code) => InMethod(code);

    [Fact]
    public async Task A_pool_in_a_field_counts_like_the_shared_one_and_a_return_in_another_method_is_the_owner_s()
    {
        await Verify.FindingsAsync("AG1007", """
            using System.Buffers;
            class C(ArrayPool<int> pool) : IDisposable
            {
                int[]? kept;
                readonly List<int[]> all = [];
                void Add(int n)
                {
                    int[]? rented = null;
                    try
                    {
                        rented = pool.Rent(n);
                        {|AG1007:all.Add(rented)|};
                    }
                    finally
                    {
                        if (rented is { }) pool.Return(rented);
                    }
                }
                void Keep(int n) { var array = pool.Rent(n); kept = array; }
                public void Dispose() { if (kept is not null) pool.Return(kept); }
            }
            """);
    }

    [Fact]
    public async Task The_message_and_the_evidence_name_where_it_is_rented_and_where_it_is_returned()
    {
        var finding = (await Verify.FindingsAsync("AG1007", """
            using System.Buffers;
            class C
            {
                readonly Dictionary<string, byte[]> blocks = new();
                void M(string key)
                {
                    var block = ArrayPool<byte>.Shared.Rent(4096);
                    {|AG1007:blocks[key] = block|};
                    ArrayPool<byte>.Shared.Return(block);
                }
            }
            """)).Single();

        Assert.Equal(
            "'block' (rented on line 7) is stored in 'blocks' and returned to its pool on line 9: whoever rents it next overwrites what is stored, so store a copy, 'block.AsSpan(0, length).ToArray()'",
            finding.GetMessage());
        Assert.Equal([6, 8], finding.AdditionalLocations.Select(location => location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("rented here", finding.Properties[Evidence.PropertyName(0)]);
        Assert.Equal("returned here", finding.Properties[Evidence.PropertyName(1)]);
    }

    private static Task InMethod(string code) => Verify.FindingsAsync("AG1007", $$"""
        using System.Buffers;
        class C
        {
            byte[] field = [];
            Memory<byte> slice;
            Action? cleanup;
            readonly List<byte[]> list = [];
            readonly List<ArraySegment<byte>> slices = [];
            readonly Dictionary<string, byte[]> map = new();
            static readonly ConcurrentQueue<byte[]> shared = new();
            List<byte[]>? M(string key, List<byte[]> target)
            {
                var array = ArrayPool<byte>.Shared.Rent(16);
                {{code}}
                return null;
            }
        }
        """, Types);
}
