using System.Text.Json;

namespace AllocGate.Probe.Wire;

/// <summary>Reads a recipe. By hand: making ready a serializer takes longer than all the rest of a process's start.</summary>
internal static class RecipeText
{
    public static CaseRecipe Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var recipe = document.RootElement;
        return new(
            recipe.GetProperty("type").GetString()!,
            Method(recipe.GetProperty("method"))!,
            Method(recipe.GetProperty("globalSetup")),
            Method(recipe.GetProperty("globalCleanup")),
            Method(recipe.GetProperty("iterationSetup")),
            Method(recipe.GetProperty("iterationCleanup")),
            recipe.GetProperty("operationsPerInvoke").GetInt32(),
            recipe.GetProperty("isBulkInsert").GetBoolean(),
            Values(recipe.GetProperty("values")));
    }

    private static MethodReference? Method(JsonElement method) => method.ValueKind == JsonValueKind.Null
        ? null
        : new(method.GetProperty("declaringType").GetString()!, method.GetProperty("token").GetInt32());

    private static RecipeValue[] Values(JsonElement values)
    {
        var read = new RecipeValue[values.GetArrayLength()];
        for (var i = 0; i < read.Length; i++)
        {
            var value = values[i];
            read[i] = new(
                value.GetProperty("name").GetString()!,
                value.GetProperty("isArgument").GetBoolean(),
                value.GetProperty("type").GetString(),
                value.GetProperty("text").GetString());
        }

        return read;
    }
}
