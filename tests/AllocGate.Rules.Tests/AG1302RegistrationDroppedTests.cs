using AllocGate.Rules.Tests.Harness;

namespace AllocGate.Rules.Tests;

public class AG1302RegistrationDroppedTests
{
    private const string Types = """
        namespace Microsoft.Extensions.Primitives
        {
            public interface IChangeToken { IDisposable RegisterChangeCallback(Action<object?> callback, object? state); }
            public static class ChangeToken { public static IDisposable OnChange(Func<IChangeToken> producer, Action consumer) => null!; }
        }
        namespace Microsoft.Extensions.Options { public interface IOptionsMonitor<T> { IDisposable? OnChange(Action<T, string?> listener); } }
        public class Settings { public int Size; }
        public interface ILifetime { CancellationToken ApplicationStopping { get; } }
        public class Request { public CancellationToken RequestAborted; }
        public class Connection { public CancellationToken Closed { get; } }
        public class Own { public IDisposable Register(Action a) => null!; public void OnChange(Action a) { } public IDisposable RegisterChangeCallback(Action<object?> a, object? s) => null!; }
        """;

    [Theory]
    [InlineData("void M(CancellationToken token) { {|AG1302 info:token.Register(() => Use(1))|}; }")]
    [InlineData("void M(CancellationToken token) { {|AG1302:token.UnsafeRegister(static o => ((C)o!).Use(1), this)|}; }")]
    [InlineData("void M(CancellationToken token) { _ = {|AG1302:token.Register(() => Use(1))|}; }")]
    [InlineData("void M(CancellationToken token) => {|AG1302:token.Register(() => Use(1))|};")]
    [InlineData("void M(CancellationToken? token) { token?{|AG1302:.Register(() => Use(1))|}; }")]
    [InlineData("void M(CancellationToken token) { var kept = {|AG1302:token.Register(() => Use(1))|}; }")]
    [InlineData("void M(CancellationToken token) { var both = {|AG1302:CancellationTokenSource.CreateLinkedTokenSource(token)|}; both.CancelAfter(9); Run(both.Token); }")]
    [InlineData("void M(CancellationToken token) { CancellationTokenSource both; both = {|AG1302:CancellationTokenSource.CreateLinkedTokenSource(token)|}; Run(both.Token); }")]
    [InlineData("void M(CancellationToken token) { using var timeout = new CancellationTokenSource(9); var both = {|AG1302:CancellationTokenSource.CreateLinkedTokenSource(token, timeout.Token)|}; Run(both.Token); }")]
    [InlineData("CancellationTokenSource? both; void M(CancellationToken token) { both = {|AG1302:CancellationTokenSource.CreateLinkedTokenSource(token)|}; both.Cancel(); }")]
    [InlineData("void M(IOptionsMonitor<Settings> monitor) { {|AG1302:monitor.OnChange((s, _) => Use(s.Size))|}; }")]
    [InlineData("void M(IChangeToken token) { {|AG1302:token.RegisterChangeCallback(_ => Use(1), null)|}; }")]
    [InlineData("void M(Func<IChangeToken> tokens) { {|AG1302:ChangeToken.OnChange(tokens, () => Use(1))|}; }")]
    [InlineData("IDisposable? kept; void M(IChangeToken token) { kept = {|AG1302:token.RegisterChangeCallback(_ => Use(1), null)|}; }")]
    [InlineData("IDisposable? kept; void M(IChangeToken token) { kept = {|AG1302:token.RegisterChangeCallback(_ => Use(1), null)|}; } public void Dispose() => kept?.Dispose();")]
    public Task A_registration_that_nobody_disposes_is_reported(string members) => InClass(members);

    [Theory]
    [InlineData("void M(ILifetime life) => {|AG1302 info:life.ApplicationStopping.Register(() => Use(1))|};")]
    [InlineData("void M(CancellationToken stoppingToken) => {|AG1302 info:stoppingToken.Register(Stop)|};")]
    [InlineData("void M(Connection connection) => {|AG1302 info:connection.Closed.Register(Stop)|};")]
    public Task A_callback_on_a_token_of_the_application_or_of_another_object_is_mentioned(string members) => InClass(members);

    [Theory]
    [InlineData("void M(ILifetime life) => life.ApplicationStopping.Register(() => Console.WriteLine());")]
    [InlineData("void M(ILifetime life) => life.ApplicationStopping.Register(static () => { var x = 1; Console.WriteLine(x); });")]
    [InlineData("void M(ILifetime life) => life.ApplicationStopping.Register(StaticStop);")]
    [InlineData("void M(CancellationToken token) { using var kept = token.Register(() => Use(1)); }")]
    [InlineData("void M(CancellationToken token) { using (token.Register(() => Use(1))) Use(2); }")]
    [InlineData("async Task M(CancellationToken token) { await using (token.Register(() => Use(1))) Use(2); }")]
    [InlineData("void M(CancellationToken token) { var kept = token.Register(() => Use(1)); kept.Dispose(); }")]
    [InlineData("void M(CancellationToken token) { var kept = token.Register(() => Use(1)); kept.Unregister(); }")]
    [InlineData("void M(CancellationToken token, Task task) { var kept = token.Register(() => Use(1)); task.ContinueWith(_ => kept.Dispose()); }")]
    [InlineData("IDisposable M(CancellationToken token) => token.Register(() => Use(1));")]
    [InlineData("IDisposable M(CancellationToken token) { var kept = token.Register(() => Use(1)); return kept; }")]
    [InlineData("void M(CancellationToken token, List<IDisposable> all) => all.Add(token.Register(() => Use(1)));")]
    [InlineData("void M(CancellationToken token, List<IDisposable> all) { var kept = token.Register(() => Use(1)); all.Add(kept); }")]
    [InlineData("void M(CancellationToken token) { var both = CancellationTokenSource.CreateLinkedTokenSource(token); Own(both); }")]
    [InlineData("void M(CancellationToken token) { using var both = CancellationTokenSource.CreateLinkedTokenSource(token); Run(both.Token); }")]
    [InlineData("void M(CancellationToken token) { CancellationTokenSource? both = null; try { both = CancellationTokenSource.CreateLinkedTokenSource(token); } finally { both?.Dispose(); } }")]
    [InlineData("void M() { using var mine = new CancellationTokenSource(); mine.Token.Register(() => Use(1)); }")]
    [InlineData("void M() { var mine = new CancellationTokenSource(); var token = mine.Token; token.Register(() => Use(1)); }")]
    [InlineData("readonly CancellationTokenSource own = new(); void M() => own.Token.Register(() => Use(1));")]
    [InlineData("void M(Request request) => request.RequestAborted.Register(() => Use(1));")]
    [InlineData("static void Main(string[] args) { var both = CancellationTokenSource.CreateLinkedTokenSource(new CancellationToken()); }")]
    [InlineData("CancellationTokenRegistration kept; void M(CancellationToken token) { kept.Dispose(); kept = token.Register(() => Use(1)); }")]
    [InlineData("protected IDisposable? kept; void M(CancellationToken token) => kept = token.Register(() => Use(1));")]
    [InlineData("void M(Own own) { own.Register(() => Use(1)); own.OnChange(() => Use(1)); }")]
    public Task What_is_disposed_handed_on_or_ends_together_is_not_reported(string members) => InClass(members);

    [Theory]
    [InlineData("class D : IDisposable { IDisposable? kept; void M(CancellationToken token) => kept = token.Register(() => { }); public void Dispose() => kept?.Dispose(); }")]
    [InlineData("class D : IAsyncDisposable { IDisposable? kept; void M(CancellationToken token) => kept = token.Register(() => { }); public void Dispose() => kept?.Dispose(); public ValueTask DisposeAsync() => default; }")]
    [InlineData("class D { IDisposable? kept; void M(CancellationToken token) => kept = token.Register(() => { }); public void Dispose() => kept?.Dispose(); void Close() => Dispose(); }")]
    [InlineData("class D : Base { IDisposable? kept; void M(CancellationToken token) => kept = token.Register(() => { }); public override void Dispose() => kept?.Dispose(); } abstract class Base { public abstract void Dispose(); }")]
    [InlineData("class D { IDisposable? kept; void M(CancellationToken token) => kept = token.Register(() => { }); public void Stop() => kept?.Dispose(); }")]
    [InlineData("partial class D { IDisposable? kept; void M(CancellationToken token) => kept = token.Register(() => { }); } partial class D : IDisposable { public void Dispose() => kept?.Dispose(); }")]
    public Task A_field_that_somebody_disposes_is_not_reported(string type) => Verify.FindingsAsync("AG1302", type, Types);

    [Fact]
    public async Task The_message_says_what_is_missing()
    {
        var findings = await Verify.FindingsAsync("AG1302", """
            class Watch
            {
                private readonly CancellationTokenRegistration kept;
                public Watch(CancellationToken token)
                {
                    {|AG1302:token.Register(Stop)|};
                    kept = {|AG1302:token.Register(Stop)|};
                }
                public void Dispose() => kept.Dispose();
                private void Stop() { }
            }
            """);

        Assert.Equal("The result of 'token.Register' is dropped, so the callback and all that it captures stay as long as what they are registered with: keep it and dispose it, with 'using' where the work ends in this method", findings[0].GetMessage());
        Assert.Equal("The result of 'token.Register' in 'kept' is disposed only in 'Dispose', which no 'using' and no container calls, since 'Watch' does not implement IDisposable, so the callback and all that it captures stay as long as what they are registered with: add ': IDisposable'", findings[1].GetMessage());
        Assert.Equal("disposed here", findings[1].Properties[Evidence.PropertyName(0)]);
        Assert.Equal(8, Assert.Single(findings[1].AdditionalLocations).GetLineSpan().StartLinePosition.Line);
    }

    private static Task InClass(string members) => Verify.FindingsAsync("AG1302", $$"""
        namespace App
        {
            using Microsoft.Extensions.Options;
            using Microsoft.Extensions.Primitives;
            class C
            {
                {{members}}
                void Use(int x) { }
                void Stop() { }
                static void StaticStop() { }
                static void Run(CancellationToken token) { }
                static void Own(CancellationTokenSource source) { }
            }
        }
        """, Types);
}
