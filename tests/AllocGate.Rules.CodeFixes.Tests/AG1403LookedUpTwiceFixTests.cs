using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1403LookedUpTwiceFixTests
{
    [Theory]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) counts.Add(x, 0);", "counts.TryAdd(x, 0);")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) { counts[x] = item.Size; }", "counts.TryAdd(x, item.Size);")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) counts.Add(x, 1); else { Use(x); }", "if (!counts.TryAdd(x, 1)) { Use(x); }")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) Use(x); else counts.Add(x, 1);", "if (!counts.TryAdd(x, 1)) Use(x);")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) { } else counts.Add(x, 1);", "counts.TryAdd(x, 1);")]
    [InlineData("if (x.Length > 1) if (!{|AG1403:counts.ContainsKey(x)|}) counts.Add(x, 0);", "if (x.Length > 1) counts.TryAdd(x, 0);")]
    public Task TryAdd_takes_the_place_of_a_question_and_an_insertion(string code, string expected) => FixesAsync(code, expected, "");

    [Fact]
    public Task TryAdd_also_asks_whether_to_leave() => FixesAsync(
        "if ({|AG1403:counts.ContainsKey(x)|})\n                continue;\n            counts.Add(x, 1);\n            Use(x);",
        "if (!counts.TryAdd(x, 1))\n                continue;\n            Use(x);",
        "");

    [Theory]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) counts[x]++; else counts[x] = 1;", "CollectionsMarshal.GetValueRefOrAddDefault(counts, x, out _)++;")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) { counts[x] += item.Size; } else { counts.Add(x, item.Size); }", "CollectionsMarshal.GetValueRefOrAddDefault(counts, x, out _) += item.Size;")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) counts[x] = 1; else counts[x] = counts[x] + 1;", "CollectionsMarshal.GetValueRefOrAddDefault(counts, x, out _)++;")]
    [InlineData("counts[x] = {|AG1403:counts.ContainsKey(x)|} ? counts[x] + item.Size : item.Size;", "CollectionsMarshal.GetValueRefOrAddDefault(counts, x, out _) += item.Size;")]
    [InlineData("if (!{|AG1403:groups.ContainsKey(x)|}) groups.Add(x, new List<string>());", "CollectionsMarshal.GetValueRefOrAddDefault(groups, x, out _) ??= new List<string>();")]
    [InlineData("if ({|AG1403:groups.ContainsKey(x)|}) groups[x].Add(x); else groups.Add(x, new List<string> { x });", "(CollectionsMarshal.GetValueRefOrAddDefault(groups, x, out _) ??= new List<string>()).Add(x);")]
    [InlineData("if ({|AG1403:groups.ContainsKey(x)|}) groups[x].Add(x); else groups[x] = [x];", "(CollectionsMarshal.GetValueRefOrAddDefault(groups, x, out _) ??= []).Add(x);")]
    public Task A_reference_takes_the_place_of_all_look_ups(string code, string expected) => FixesAsync(code, expected, "using System.Runtime.InteropServices;\n\n");

    [Theory]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) counts[x] = 0;\n            counts[x]++;", "CollectionsMarshal.GetValueRefOrAddDefault(counts, x, out _)++;")]
    [InlineData("if (!{|AG1403:groups.ContainsKey(x)|}) groups[x] = new List<string>();\n            groups[x].Add(Name(x));", "(CollectionsMarshal.GetValueRefOrAddDefault(groups, x, out _) ??= new List<string>()).Add(Name(x));")]
    [InlineData("if (!{|AG1403:groups.ContainsKey(x)|})\n            {\n                groups.Add(x, new());\n            }\n            var group = groups[x];", "var group = CollectionsMarshal.GetValueRefOrAddDefault(groups, x, out _) ??= new();")]
    public Task A_reference_takes_the_place_of_an_insertion_and_a_use(string code, string expected) => FixesAsync(code, expected, "using System.Runtime.InteropServices;\n\n");

    [Theory]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) counts[x]++; else counts[x] = 0;")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) counts[x] += Name(x).Length; else counts[x] = 1;")]
    [InlineData("if ({|AG1403:counts.ContainsKey(x)|}) counts[x] -= 1; else counts[x] = 1;")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) counts[x] = 5;\n            counts[x]++;")]
    [InlineData("counts[x] = {|AG1403:counts.ContainsKey(x)|} ? Math.Max(counts[x], 1) : 1;")]
    [InlineData("if ({|AG1403:groups.ContainsKey(x)|}) groups[x].Add(x); else groups.Add(x, new List<string> { x, x });")]
    [InlineData("if (!{|AG1403:groups.ContainsKey(x)|}) groups[x] = new();\n            Use(groups[x].Count + groups[x].Capacity);")]
    [InlineData("if (!{|AG1403:counts.ContainsKey(x)|}) counts.Add(x, 0 /* none yet */);")]
    public Task What_is_no_single_expression_or_would_lose_a_comment_is_left_alone(string code) =>
        VerifyFix.OffersNothingAsync(new AG1403LookedUpTwiceFix(), Wrapped(code), Types);

    [Fact]
    public Task An_old_framework_gets_no_code_that_it_does_not_have() => VerifyFix.OffersNothingAsync(
        new AG1403LookedUpTwiceFix(), Wrapped("if ({|AG1403:counts.ContainsKey(x)|}) counts[x]++; else counts[x] = 1;"), Types, "net472");

    private const string Types = "public class Item { public int Size; }";

    private static Task FixesAsync(string code, string expected, string import) =>
        VerifyFix.FixesAsync(new AG1403LookedUpTwiceFix(), Wrapped(code), import + Wrapped(expected), Types);

    private static string Wrapped(string code) => $$"""
        class C
        {
            void M(string[] xs, Dictionary<string, int> counts, Dictionary<string, List<string>> groups, Item item)
            {
                foreach (var x in xs)
                {
                    // What the loop does.
                    {{code}}
                }
            }
            static void Use(object x) { }
            static string Name(string x) => x;
        }
        """.ReplaceLineEndings("\n");
}
