using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AllocGate.Configuration;

/// <summary>What allocgate.json may hold, read off the records that it is read into.</summary>
internal static class ConfigurationMembers
{
    /// <summary>The members of an object by name; nothing where any name is allowed, or the type is no object.</summary>
    public static IReadOnlyDictionary<string, Type>? Of(Type? type) =>
        type is null || type.IsGenericType || type.Namespace != typeof(ConfigurationMembers).Namespace
            ? null
            : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(
                p => p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => p.PropertyType, StringComparer.Ordinal);

    /// <summary>True for what is written in square brackets.</summary>
    public static bool IsList(Type type) => type is { IsGenericType: true } && type.GetGenericArguments().Length == 1;

    /// <summary>What the values of a dictionary or the entries of a list are.</summary>
    public static Type? ValueOf(Type? type) => type is { IsGenericType: true } ? type.GetGenericArguments()[^1] : null;
}
