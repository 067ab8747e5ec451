using System.Text;

namespace AllocGate.Reporting.GitHub;

/// <summary>One workflow command, such as "::error file=a.cs,line=3,title=AG1002::message".</summary>
internal static class WorkflowCommand
{
    public static string Of(Annotation annotation)
    {
        var command = new StringBuilder("::").Append(annotation.Level switch
        {
            AnnotationLevel.Failure => "error",
            AnnotationLevel.Warning => "warning",
            _ => "notice",
        });
        command.Append(' ');
        if (annotation.Place is { } place)
            command.Append($"file={Property(HostileText.OneLine(place.Path))},line={place.Line},endLine={annotation.EndLine},");
        return command.Append($"title={Property(annotation.Title)}::{Data(annotation.Message)}").ToString();
    }

    // As @actions/core escapes them.
    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
