using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>An array, or a collection with room for a fixed number of elements, that is allocated before it is known what will fill it.</summary>
internal sealed class Preallocation
{
    /// <summary>From here on an array is taken for a buffer, not for a table that will be full.</summary>
    private const long LargeArray = 64 * 1024;

    /// <summary>From here on a capacity is more than a guess at a few elements.</summary>
    private const int LargeCapacity = 1000;

    private Preallocation(long elements, int? elementSize)
    {
        Elements = elements;
        ElementSize = elementSize;
    }

    public long Elements { get; }

    /// <summary>Bytes of one element in the backing store on a 64-bit runtime; null where it takes more than a multiplication to tell.</summary>
    public int? ElementSize { get; }

    /// <summary>Whether the syntax gives a size at all.</summary>
    public static bool MayBeOne(SyntaxNode creation) => creation switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer is null,
        BaseObjectCreationExpressionSyntax value => value.ArgumentList is { Arguments.Count: > 0 } || CapacitySetBy(value) is not null,
        _ => false,
    };

    public static Preallocation? Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) => value.Unwrapped() switch
    {
        ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: { Count: 1 } ranks } array when ranks[0].Sizes.Count == 1 =>
            OfArray(ranks[0].Sizes[0], model.GetTypeInfo(array, cancellation).Type as IArrayTypeSymbol, model, cancellation),
        BaseObjectCreationExpressionSyntax creation => OfCollection(creation, model, cancellation),
        _ => null,
    };

    private static Preallocation? OfArray(ExpressionSyntax size, IArrayTypeSymbol? array, SemanticModel model, CancellationToken cancellation) =>
        array is not null && Constant(size, model, cancellation) is { } length && Size(array.ElementType) is { } element && length * element >= LargeArray
            ? new Preallocation(length, element)
            : null;

    private static Preallocation? OfCollection(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellation)
    {
        if (!MayBeOne(creation) || model.GetSymbolInfo(creation, cancellation).Symbol is not IMethodSymbol constructor || Backing(constructor.ContainingType) is not { } type)
            return null;
        var parameter = constructor.Parameters.FirstOrDefault(one => one.Name is "capacity" or "initialCapacity");
        var capacity = parameter is not null && creation.ArgumentList is { } arguments
            ? arguments.Value(parameter.Name, parameter.Ordinal)
            : CapacitySetBy(creation);
        if (capacity is null || Constant(capacity, model, cancellation) is not { } elements || elements < LargeCapacity)
            return null;
        return new Preallocation(elements, SizeIn(type));
    }

    private static ExpressionSyntax? CapacitySetBy(BaseObjectCreationExpressionSyntax creation) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(one => one.Left is IdentifierNameSyntax { Identifier.ValueText: "Capacity" })?.Right;

    private static INamedTypeSymbol? Backing(INamedTypeSymbol type) =>
        type.BclCollection() ?? (type.Is("System.Text", "StringBuilder") || type.Is("System.IO", "MemoryStream") ? type : null);

    private static int? SizeIn(INamedTypeSymbol type) => type.Name switch
    {
        "List" or "Queue" or "Stack" => type.TypeArguments.Length == 1 ? Size(type.TypeArguments[0]) : null,
        "StringBuilder" => 2,
        "MemoryStream" => 1,
        _ => null,
    };

    private static long? Constant(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: int or long or uint or short or byte } constant ? Convert.ToInt64(constant.Value) : null;

    private static int? Size(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => null,
        { IsReferenceType: true } => 8,
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => Size(underlying),
        _ => type.SpecialType switch
        {
            SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte => 1,
            SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
            SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
            SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_DateTime => 8,
            SpecialType.System_Decimal => 16,
            _ => null,
        },
    };
}
