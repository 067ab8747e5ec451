namespace BulkInserts;

/// <summary>Orders by number. The capacity is forgotten, so each table that becomes too small is thrown away.</summary>
public static class OrderIndex
{
    public static Dictionary<int, Order> PutAll(Order[] orders)
    {
        var index = new Dictionary<int, Order>();
        foreach (var order in orders)
            index[order.Number] = order;
        return index;
    }
}
