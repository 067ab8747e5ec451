namespace BulkInserts;

/// <summary>Orders by number. The capacity is known, so the table is made once.</summary>
public static class OrderIndex
{
    public static Dictionary<int, Order> PutAll(Order[] orders)
    {
        var index = new Dictionary<int, Order>(orders.Length);
        foreach (var order in orders)
            index[order.Number] = order;
        return index;
    }
}
