using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AllocGate.Rules.Binding;

/// <summary>A <c>MemoryCache</c> of Microsoft.Extensions.Caching.Memory that neither a size limit nor an expiry bounds.</summary>
internal static class UnboundedMemoryCache
{
    private const string Home = "Microsoft.Extensions.Caching.Memory";

    /// <summary>Where entries without an expiry are put into caches, if nothing in the type bounds one or lets entries expire.</summary>
    public static IReadOnlyList<SimpleNameSyntax> Of(TypeParts parts)
    {
        if (parts.Named("SizeLimit").Any() || Expiries.Any(expiry => parts.Named(expiry).Any()))
            return [];
        var puts = new[] { "Set", "GetOrCreate", "GetOrCreateAsync", "CreateEntry" }.SelectMany(parts.Named)
            .Where(name => name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax && name.Parent.Parent is InvocationExpressionSyntax)
            .ToList();
        // A third argument is an expiry or an options object that may have one.
        return puts.Any(put => ((InvocationExpressionSyntax)put.Parent!.Parent!).ArgumentList.Arguments.Count > 2) ? [] : puts;
    }

    /// <summary>Whether it may make one, as far as the syntax tells.</summary>
    public static bool MayBeMade(BaseObjectCreationExpressionSyntax creation) =>
        HasDefaultOptions(creation) && (creation is not ObjectCreationExpressionSyntax { Type: var named } || named.ToString().EndsWith("MemoryCache", StringComparison.Ordinal));

    /// <summary>Whether it makes a cache without a size limit. The package does not resolve in a scan: the name must do, where the file imports its namespace.</summary>
    public static bool IsMade(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellation)
    {
        if (!MayBeMade(creation))
            return false;
        var type = model.GetTypeInfo(creation, cancellation).Type;
        return type is { Name: "MemoryCache", TypeKind: not TypeKind.Error }
            ? type.ContainingNamespace.IsNamed(Home)
            : type is { Name: "MemoryCache" } && Imports.Has(creation.SyntaxTree, Home, cancellation);
    }

    private static readonly string[] Expiries =
        ["SlidingExpiration", "AbsoluteExpiration", "AbsoluteExpirationRelativeToNow", "SetSlidingExpiration", "SetAbsoluteExpiration", "AddExpirationToken", "SetOptions", "Compact", "Remove", "Clear"];

    private static bool HasDefaultOptions(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression switch
        {
            BaseObjectCreationExpressionSyntax options => IsDefault(options),
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } wrapped } call when call.CalledName() == "Create" => wrapped[0].Expression is BaseObjectCreationExpressionSyntax options && IsDefault(options),
            _ => false,
        };

    private static bool IsDefault(BaseObjectCreationExpressionSyntax options) => options is ImplicitObjectCreationExpressionSyntax || options.ToString().Contains("MemoryCacheOptions");
}
