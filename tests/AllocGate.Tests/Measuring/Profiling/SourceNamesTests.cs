using AllocGate.Measuring.Profiling;

namespace AllocGate.Tests.Measuring.Profiling;

public class SourceNamesTests
{
    [Theory]
    [InlineData("PutAll", "PutAll")]
    [InlineData("<PutAll>b__0", "PutAll (lambda)")]
    [InlineData("<PutAll>b__12_3", "PutAll (lambda)")]
    [InlineData("<PutAll>g__Add|1_0", "PutAll.Add")]
    [InlineData("<<PutAll>g__Add|1_0>b__2", "PutAll.Add (lambda)")]
    [InlineData("<<Main>$>g__Add|0_0", "top-level statements.Add")]
    [InlineData("<Main>$", "top-level statements")]
    [InlineData("get_Count", "Count.get")]
    [InlineData("System.Collections.ICollection.get_Count", "System.Collections.ICollection.Count.get")]
    [InlineData("get_", "get_")]
    [InlineData(".ctor", "constructor")]
    [InlineData("", "")]
    [InlineData("<>b__", "<>b__")]
    public void Methods_go_by_the_names_of_their_source(string compiled, string written) =>
        Assert.Equal(written, MethodNames.AsWritten(compiled));

    [Theory]
    [InlineData("<PutAll>d__3", "PutAll")]
    [InlineData("<PutAll>d__3`1", "PutAll")]
    [InlineData("<<PutAll>b__0>d", "<PutAll>b__0")]
    [InlineData("Dictionary`2", null)]
    [InlineData("<>c__DisplayClass1_0", null)]
    public void A_state_machine_goes_by_its_method(string type, string? method) =>
        Assert.Equal(method, MethodNames.OfStateMachine(type));

    [Theory]
    [InlineData("System.Byte[]", "byte[]")]
    [InlineData("System.Int32[,][]", "int[,][]")]
    [InlineData("System.Int32", "int (boxed)")]
    [InlineData("System.String", "string")]
    [InlineData("System.Int32Converter", "System.Int32Converter")]
    [InlineData("Shop.System.Int32", "Shop.System.Int32")]
    [InlineData("System.Collections.Generic.List`1[System.Int32]", "System.Collections.Generic.List<int>")]
    [InlineData("System.Func`2[System.String,System.Collections.Generic.List`1[System.Int32[]]]", "System.Func<string, System.Collections.Generic.List<int[]>>")]
    [InlineData("Outer`1+Inner[System.String]", "Outer.Inner<string>")]
    [InlineData("<>c__DisplayClass9_0", "closure")]
    [InlineData("<>c__DisplayClass9_0`1[System.String]", "closure<string>")]
    [InlineData("<Items>d__4", "Items (state machine)")]
    [InlineData("AsyncStateMachineBox`1[System.Int32,Shop.Cart+<Load>d__3]", "AsyncStateMachineBox<int, Shop.Cart.Load (state machine)>")]
    [InlineData("<>f__AnonymousType0`1[System.Int32]", "anonymous type<int>")]
    [InlineData("<>z__ReadOnlyArray`1[System.Int32]", "collection expression<int>")]
    [InlineData("[[[", "<<[")]
    [InlineData("]],", "]],")]
    [InlineData("?", "?")]
    public void Types_go_by_the_names_of_their_source(string compiled, string written) =>
        Assert.Equal(written, TypeNames.AsWritten(compiled));
}
