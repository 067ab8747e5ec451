using System.Collections.Concurrent;

namespace BulkInserts;

/// <summary>A total for each customer. The amount reaches the update as an argument, so no closure is made.</summary>
public static class CustomerTotals
{
    public static ConcurrentDictionary<int, long> GetOrAddAll(Order[] orders)
    {
        var totals = new ConcurrentDictionary<int, long>(concurrencyLevel: 1, orders.Length);
        foreach (var order in orders)
            totals.AddOrUpdate(order.Customer, static (_, cents) => cents, static (_, total, cents) => total + cents, order.Cents);
        return totals;
    }
}
