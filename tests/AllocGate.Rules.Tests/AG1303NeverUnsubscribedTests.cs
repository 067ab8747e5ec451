using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1303NeverUnsubscribedTests
{
    private const string Types = """
        public class Feed { public event Action? Changed; public event Func<int, int>? Asked; public Feed Inner = null!; public static Feed Instance = new(); public void Raise() { Changed?.Invoke(); Asked?.Invoke(1); } }
        public static class Theme { public static event Action? Changed; public static void Raise() => Changed?.Invoke(); }
        """;

    [Theory]
    [InlineData("C() => {|AG1303 warning:Theme.Changed|} += () => dirty = true;")]
    [InlineData("C() => {|AG1303 warning:Theme.Changed|} += On;")]
    [InlineData("C() => {|AG1303 warning:Theme.Changed|} += this.On;")]
    [InlineData("C() => {|AG1303 warning:Theme.Changed|} += new Action(On);")]
    [InlineData("void M() { void Local() => dirty = true; {|AG1303 warning:Theme.Changed|} += Local; }")]
    [InlineData("void M(List<int> all) => {|AG1303 warning:Theme.Changed|} += () => all.Clear();")]
    [InlineData("static void M(List<int> all) => {|AG1303 info:Theme.Changed|} += () => all.Clear();")]
    [InlineData("void M() => {|AG1303 info:Console.CancelKeyPress|} += (_, _) => dirty = true;")]
    [InlineData("C(Feed feed) => {|AG1303 info:feed.Changed|} += () => dirty = true;")]
    [InlineData("C(Feed feed) => {|AG1303 info:feed.Inner.Changed|} += On;")]
    [InlineData("Feed? given; void M() => {|AG1303 info:given!.Changed|} += On;")]
    [InlineData("Feed? given; C(Feed feed) { given = feed; {|AG1303 info:this.given.Changed|} += On; }")]
    [InlineData("Feed Given { get; set; } = null!; void M() => {|AG1303 info:Given.Changed|} += On;")]
    [InlineData("void M() => {|AG1303 info:Feed.Instance.Changed|} += On;")]
    [InlineData("void M(Feed feed) => {|AG1303 info:feed.Asked|} += n => { dirty = true; return n; };")]
    public Task What_outlives_its_subscriber_and_is_never_unsubscribed_from_is_reported(string member) => InClass(member);

    [Theory]
    [InlineData("C() => Theme.Changed += On; void Dispose() => Theme.Changed -= On;")]
    [InlineData("C(Feed feed) => feed.Changed += On; void Leave(Feed feed) => feed.Changed -= On;")]
    [InlineData("void M() => Theme.Changed += Static; static void Static() { }")]
    [InlineData("void M() => Theme.Changed += () => Console.WriteLine();")]
    [InlineData("void M() => Theme.Changed += static () => { };")]
    [InlineData("void M(int n) => Theme.Changed += () => Console.WriteLine(n);")]
    [InlineData("void M() { var feed = new Feed(); feed.Changed += On; }")]
    [InlineData("void M(Feed[] feeds) { foreach (var feed in feeds) feed.Changed += On; }")]
    [InlineData("event Action? Own; void M() { Own += On; this.Own += On; Own?.Invoke(); }")]
    [InlineData("readonly Feed own = new(); void M() => own.Changed += On;")]
    [InlineData("Feed own; C() { own = new Feed(); own.Changed += On; }")]
    [InlineData("Feed? own; void M() { own ??= new Feed(); own.Changed += On; }")]
    [InlineData("Feed Own { get; } = new(); void M() => Own.Inner.Changed += On;")]
    [InlineData("event Action? Forwarded { add => Theme.Changed += value; remove { } }")]
    [InlineData("Action? all; void M() { all += On; this.all += On; all(); }")]
    [InlineData("int sum; void M(int[] xs) { sum += xs.Length; sum += Sum(); } int Sum() => 1;")]
    [InlineData("string text = \"\"; void M(Feed feed) => text += feed;")]
    public Task What_is_unsubscribed_from_or_dies_with_its_subscriber_is_not_reported(string member) => InClass(member);

    [Theory]
    [InlineData("class Program { bool dirty; void M() => {|AG1303 info:Theme.Changed|} += () => dirty = true; bool D => dirty; }")]
    [InlineData("class One { static readonly One Instance = new(); bool dirty; One() => {|AG1303 info:Theme.Changed|} += () => dirty = true; bool D => dirty; }")]
    [InlineData("class One { static readonly Lazy<One> Instance = new(() => new One()); bool dirty; One() => {|AG1303 info:Theme.Changed|} += () => dirty = true; bool D => dirty; }")]
    public Task What_lives_as_long_as_the_process_is_only_mentioned(string type) => Verify.FindingsAsync("AG1303", type, Types);

    [Fact]
    public Task A_nested_type_may_unsubscribe_for_the_type_around_it() => Verify.FindingsAsync("AG1303", """
        class View
        {
            View() => Theme.Changed += On;
            void On() { }
            class Lifetime(View view) : IDisposable { public void Dispose() => Theme.Changed -= view.On; }
        }
        """, Types);

    [Fact]
    public async Task The_message_says_who_stays_with_whom()
    {
        var findings = await Verify.FindingsAsync("AG1303", """
            class View
            {
                bool dirty;
                View() => {|AG1303:Theme.Changed|} += () => dirty = true;
                void M(List<int> all, Feed feed) => {|AG1303:feed.Changed|} += () => all.Clear();
                bool D => dirty;
            }
            """, Types);

        Assert.Equal("Nothing in 'View' unsubscribes from 'Theme.Changed', a static event: each 'View' that subscribes stays alive as long as the publisher; unsubscribe with '-=' when it is done", findings[0].GetMessage());
        Assert.Equal("Nothing in 'View' unsubscribes from 'feed.Changed': what the lambda captured ('all') stays alive as long as the publisher; unsubscribe with '-=' when it is done", findings[1].GetMessage());
        Assert.Equal("this handler is kept", findings[0].Properties[Evidence.PropertyName(0)]);
    }

    private static Task InClass(string member) => Verify.FindingsAsync("AG1303", $$"""
        class C
        {
            bool dirty;
            {{member}}
            void On() => dirty = !dirty;
        }
        """, Types);
}
