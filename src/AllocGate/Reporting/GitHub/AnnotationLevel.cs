namespace AllocGate.Reporting.GitHub;

/// <summary>How GitHub marks an annotation, least first.</summary>
public enum AnnotationLevel
{
    Notice,
    Warning,
    Failure,
}
