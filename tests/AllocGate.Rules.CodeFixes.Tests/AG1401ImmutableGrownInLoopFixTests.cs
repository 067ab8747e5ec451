using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1401ImmutableGrownInLoopFixTests
{
    [Fact]
    public Task The_loop_collects_into_a_builder() => VerifyFix.FixesAsync(new AG1401ImmutableGrownInLoopFix(), """
        class C
        {
            ImmutableDictionary<string, int> M(string[] words, ImmutableHashSet<string> set)
            {
                var lengths = ImmutableDictionary<string, int>.Empty;
                // Every word once.
                foreach (var word in words)
                {
                    if (!lengths.ContainsKey(word)) // new
                        {|AG1401:lengths = lengths.Add(word, lengths.Count)|};
                    else
                        {|AG1401:lengths = lengths.SetItem(word, word.Length)|};
                }

                var array = ImmutableArray<int>.Empty;
                while (array.Length < 9)
                    {|AG1401:array = array.Add(array.Length)|};

                for (var i = 0; i < 9; i++)
                    {|AG1401:set = set.Union(words)|};
                return lengths;
            }
        }
        """, """
        class C
        {
            ImmutableDictionary<string, int> M(string[] words, ImmutableHashSet<string> set)
            {
                var lengths = ImmutableDictionary<string, int>.Empty;
                var lengthsBuilder = lengths.ToBuilder();
                // Every word once.
                foreach (var word in words)
                {
                    if (!lengthsBuilder.ContainsKey(word)) // new
                        lengthsBuilder.Add(word, lengthsBuilder.Count);
                    else
                        lengthsBuilder[word] = word.Length;
                }
                lengths = lengthsBuilder.ToImmutable();

                var array = ImmutableArray<int>.Empty;
                var arrayBuilder = array.ToBuilder();
                while (arrayBuilder.Count < 9)
                    arrayBuilder.Add(arrayBuilder.Count);
                array = arrayBuilder.ToImmutable();

                var setBuilder = set.ToBuilder();
                for (var i = 0; i < 9; i++)
                    setBuilder.UnionWith(words);
                set = setBuilder.ToImmutable();
                return lengths;
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var x in xs) {|AG1401:field = field.Add(x)|};")]
    [InlineData("foreach (var x in xs) {|AG1401:face = face.Add(x)|};")]
    [InlineData("foreach (var x in xs) {|AG1401:shared = shared.Add(x)|};")]
    [InlineData("foreach (var x in xs) {|AG1401:list = x > 1 ? list.Add(x) : list|};")]
    [InlineData("foreach (var x in xs) {|AG1401:list = list.Add(x).Add(x)|};")]
    [InlineData("foreach (var x in xs) { if (list.Any(y => y == x)) continue; {|AG1401:list = list.Add(x)|}; }")]
    [InlineData("foreach (var x in xs) {|AG1401:map = map.SetItems(more)|};")]
    [InlineData("Func<int> count = () => list.Count; foreach (var x in xs) { {|AG1401:list = list.Add(x)|}; Use(count()); }")]
    [InlineData("try { foreach (var x in xs) {|AG1401:list = list.Add(x)|}; } catch (Exception) { } Use(list.Count);")]
    [InlineData("var listBuilder = 1; Use(listBuilder); foreach (var x in xs) {|AG1401:list = list.Add(x)|};")]
    [InlineData("if (xs.Length > 1) foreach (var x in xs) {|AG1401:list = list.Add(x)|};")]
    public Task Where_others_see_the_steps_or_the_builder_cannot_do_it_nothing_is_offered(string code) => VerifyFix.OffersNothingAsync(new AG1401ImmutableGrownInLoopFix(), $$"""
        class C
        {
            ImmutableList<int> field = [];
            void M(int[] xs, IImmutableList<int> face, ref ImmutableList<int> shared, Dictionary<int, int> more)
            {
                var list = ImmutableList<int>.Empty;
                var map = ImmutableDictionary<int, int>.Empty;
                {{code}}
            }
            static void Use(int x) { }
        }
        """);
}
