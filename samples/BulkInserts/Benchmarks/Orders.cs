namespace BulkInserts.Benchmarks;

/// <summary>The rows that the benchmarks insert.</summary>
internal static class Orders
{
    private const int OrdersPerCustomer = 4;

    /// <summary>Orders numbered from 0, four of each customer.</summary>
    public static Order[] Create(int rows)
    {
        var orders = new Order[rows];
        for (var number = 0; number < rows; number++)
            orders[number] = new Order(number, number / OrdersPerCustomer, Cents: number * 100L);
        return orders;
    }
}
