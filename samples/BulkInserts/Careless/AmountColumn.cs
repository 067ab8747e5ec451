namespace BulkInserts;

/// <summary>The amounts of orders, each in a box of its own.</summary>
public static class AmountColumn
{
    public static List<object> AddRange(Order[] orders)
    {
        var amounts = new List<object>(orders.Length);
        foreach (var order in orders)
            amounts.Add(order.Cents);
        return amounts;
    }
}
