using AllocGate.Rules.CodeFixes.Tests.Harness;

namespace AllocGate.Rules.CodeFixes.Tests;

public class AG1005DeferredQueryStoredFixTests
{
    [Fact]
    public Task The_query_runs_before_it_is_stored() => VerifyFix.FixesAsync(new AG1005DeferredQueryStoredFix(), """
        class C
        {
            readonly Dictionary<string, IEnumerable<int>?> map = new();
            readonly ConcurrentDictionary<string, IEnumerable<int>> shared = new();
            IEnumerable<int>? cached;
            void M(List<int> src, string key, int low, List<object> objects)
            {
                map[key] = {|AG1005:src.Where(n => n > low)|}; // kept
                map.Add(key, {|AG1005:(src.Skip(1))|});
                map[key] = {|AG1005:from n in src where n > low select n|};
                map[key] = {|AG1005:src?.Where(n => n > low)|};
                map[key] = {|AG1005:src?.Where(n => n > low) ?? []|};
                map[key] = {|AG1005:low > 1 ? src!.Skip(1) : src|};
                map[key] = {|AG1005:low > 1 ? src!.Skip(1) : []|};
                map[key] = {|AG1005:Enumerable.Where(src!, n => n > low)|};
                var deferred = src!.Where(n => n > low);
                map[key] = {|AG1005:deferred|};
                objects.Add({|AG1005:src!.GroupBy(n => n)|});
                shared.GetOrAdd(key, _ => {|AG1005:src!.Where(n => n > low)|});
                cached ??= {|AG1005:src!
                    .Where(n => n > low)
                    .Distinct()|};
            }
        }
        """, """
        class C
        {
            readonly Dictionary<string, IEnumerable<int>?> map = new();
            readonly ConcurrentDictionary<string, IEnumerable<int>> shared = new();
            IEnumerable<int>? cached;
            void M(List<int> src, string key, int low, List<object> objects)
            {
                map[key] = src.Where(n => n > low).ToList(); // kept
                map.Add(key, (src.Skip(1)).ToList());
                map[key] = (from n in src where n > low select n).ToList();
                map[key] = src?.Where(n => n > low).ToList();
                map[key] = (src?.Where(n => n > low) ?? []).ToList();
                map[key] = (low > 1 ? src!.Skip(1) : src).ToList();
                map[key] = (low > 1 ? src!.Skip(1) : []).ToList();
                map[key] = Enumerable.Where(src!, n => n > low).ToList();
                var deferred = src!.Where(n => n > low);
                map[key] = deferred.ToList();
                objects.Add(src!.GroupBy(n => n).ToList());
                shared.GetOrAdd(key, _ => src!.Where(n => n > low).ToList());
                cached ??= src!
                    .Where(n => n > low)
                    .Distinct().ToList();
            }
        }
        """);

    [Fact]
    public Task Where_a_list_does_not_fit_nothing_is_offered() => VerifyFix.OffersNothingAsync(new AG1005DeferredQueryStoredFix(), """
        class C
        {
            void M(Dictionary<string, IOrderedEnumerable<int>> ordered, List<int> src) => ordered["a"] = {|AG1005:src.OrderBy(n => n)|};
        }
        """);
}
