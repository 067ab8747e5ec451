using System.Reflection;
using BenchmarkDotNet.Running;

// Runs the benchmarks of any built project under BenchmarkDotNet's usual toolchain, whatever its own Main does.
// Started in the project's dependency context: dotnet exec --depsfile X --runtimeconfig X Switcher.dll X.dll [arguments of BenchmarkDotNet]
BenchmarkSwitcher.FromAssembly(Assembly.LoadFrom(args[0])).Run(args[1..]);
