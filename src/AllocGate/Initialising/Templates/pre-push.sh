#!/bin/sh
# Written by `allocgate init hook`, and taken away again by `allocgate init hook --uninstall`.
# Gates each tip that is pushed; `git push --no-verify` goes past it.
# git gives the remote as $1 and, on standard input, a line a ref: LOCAL_REF LOCAL_COMMIT REMOTE_REF REMOTE_COMMIT.
pushed=$(cat)
refs() { if [ -n "$pushed" ]; then printf '%s\n' "$pushed"; fi; }

# The hook that was here before goes first.
if [ -x "$0.before-allocgate" ]; then
    refs | "$0.before-allocgate" "$@" || exit $?
fi

# git sets GIT_DIR and others for a hook; they would send every git command that a build starts to the wrong place.
unset $(git rev-parse --local-env-vars)

if command -v allocgate > /dev/null 2>&1; then
    refs | allocgate gate --pushed "$1" --time-budget 30s
elif dotnet tool run allocgate -- --version > /dev/null 2>&1 < /dev/null; then
    refs | dotnet tool run allocgate -- gate --pushed "$1" --time-budget 30s
else
    echo "pre-push: allocgate is not installed. Install it with: dotnet tool install --global AllocGate" >&2
    exit 1
fi
