using System.Collections.Concurrent;

namespace BulkInserts;

/// <summary>A total for each customer. Both functions capture the order, so each row makes a closure and two delegates.</summary>
public static class CustomerTotals
{
    public static ConcurrentDictionary<int, long> GetOrAddAll(Order[] orders)
    {
        var totals = new ConcurrentDictionary<int, long>(concurrencyLevel: 1, orders.Length);
        foreach (var order in orders)
            totals.AddOrUpdate(order.Customer, _ => order.Cents, (_, total) => total + order.Cents);
        return totals;
    }
}
