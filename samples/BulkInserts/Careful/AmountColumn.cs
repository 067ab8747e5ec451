namespace BulkInserts;

/// <summary>The amounts of orders, as the numbers that they are.</summary>
public static class AmountColumn
{
    public static List<long> AddRange(Order[] orders)
    {
        var amounts = new List<long>(orders.Length);
        foreach (var order in orders)
            amounts.Add(order.Cents);
        return amounts;
    }
}
