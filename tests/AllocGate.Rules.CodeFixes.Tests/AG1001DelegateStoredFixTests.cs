using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1001DelegateStoredFixTests
{
    [Fact]
    public Task The_delegate_gets_a_parameter_for_the_key() => VerifyFix.FixesAsync(new AG1001DelegateStoredFix(), """
        class C
        {
            readonly ConcurrentDictionary<string, object> map = new();
            void M(string key, int size)
            {
                map.GetOrAdd(key, {|AG1001:() => new object()|}); // a lock
                map.GetOrAdd(key, {|AG1001:static () => new object()|});
                map.GetOrAdd(key, {|AG1001:() => { return new byte[size]; }|});
                map.GetOrAdd(key, {|AG1001:object () => new object()|});
                map.GetOrAdd(key, {|AG1001:delegate () { return new object(); }|});
                map.GetOrAdd(key, {|AG1001:Make|});
                map.GetOrAdd(key, ({|AG1001:() => 1|}));
                map.GetOrAdd(key, {|AG1001:() => int.TryParse(key, out _)|});
                map.GetOrAdd(value: {|AG1001:() => new object()|}, key: key);
                map.AddOrUpdate(key, {|AG1001:() => new object()|}, (_, old) => old);
                map.GetOrAdd(key, {|AG1001:() => map.GetOrAdd(key, {|AG1001:() => 1|})|});
            }
            static object Make() => new();
        }
        """, """
        class C
        {
            readonly ConcurrentDictionary<string, object> map = new();
            void M(string key, int size)
            {
                map.GetOrAdd(key, _ => new object()); // a lock
                map.GetOrAdd(key, static _ => new object());
                map.GetOrAdd(key, _ => { return new byte[size]; });
                map.GetOrAdd(key, _ => new object());
                map.GetOrAdd(key, delegate { return new object(); });
                map.GetOrAdd(key, _ => Make());
                map.GetOrAdd(key, (_ => 1));
                map.GetOrAdd(key, __ => int.TryParse(key, out _));
                map.GetOrAdd(valueFactory: _ => new object(), key: key);
                map.AddOrUpdate(key, _ => new object(), (_, old) => old);
                map.GetOrAdd(key, _ => map.GetOrAdd(key, _ => 1));
            }
            static object Make() => new();
        }
        """);

    [Theory]
    [InlineData("map.GetOrAdd(key, {|AG1001:async () => { await Task.Yield(); return 1; }|});")]
    [InlineData("map.LoadOrStore(key, {|AG1001:() => new object()|});")]
    public Task Where_a_parameter_would_not_make_a_factory_of_it_nothing_is_offered(string code) => VerifyFix.OffersNothingAsync(new AG1001DelegateStoredFix(), $$"""
        class C
        {
            void M(ConcurrentDictionary<string, object> map, string key)
            {
                {{code}}
            }
        }
        """, """
        static class Atomically { public static V LoadOrStore<K, V>(this ConcurrentDictionary<K, V> map, K key, V value) where K : notnull => map.GetOrAdd(key, value); }
        """);
}
