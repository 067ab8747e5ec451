#!/bin/sh
# What .pre-commit-hooks.yaml runs, in pre-commit's own clone of this repository, where the tool is built once.
# pre-commit tells of the push in the environment; the arguments are the hook's `args`.
set -eu
clone=$(cd "$(dirname "$0")/.." && pwd)
output="$clone/src/AllocGate/bin/Release/net10.0"
if [ ! -f "$output/complete" ]; then
    echo "AllocGate is built once; that takes a minute." >&2
    (cd "$clone" && unset $(git rev-parse --local-env-vars) && dotnet build src/AllocGate/AllocGate.csproj -c Release --nologo --verbosity quiet >&2)
    touch "$output/complete"
fi
unset $(git rev-parse --local-env-vars)
exec dotnet "$output/allocgate.dll" gate --pushed "$@"
