namespace AllocGate.Core.Measuring;

/// <summary>What a bulk insert says of its rows.</summary>
/// <param name="Family">The benchmark's id with <c>*</c> for the value of <paramref name="Parameter"/>: the same for every number of rows.</param>
/// <param name="Parameter">Name of the parameter that holds the number of rows.</param>
/// <param name="Count">Entries that one operation inserts.</param>
public sealed record InsertedRows(string Family, string Parameter, long Count);
