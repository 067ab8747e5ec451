namespace BulkInserts;

/// <summary>One row of what is inserted.</summary>
public readonly record struct Order(int Number, int Customer, long Cents);
