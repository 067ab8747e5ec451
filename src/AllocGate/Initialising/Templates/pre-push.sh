#!/bin/sh
# Written by `allocgate init hook`. Gates each tip that is pushed; `git push --no-verify` goes past it.
# git gives the remote as $1 and, on standard input, a line a ref: LOCAL_REF LOCAL_COMMIT REMOTE_REF REMOTE_COMMIT.

# git sets GIT_DIR and others for a hook; they would send every git command that the gate starts to the wrong place.
unset $(git rev-parse --local-env-vars)

if command -v allocgate > /dev/null 2>&1; then
    gate() { allocgate gate "$@" < /dev/null; }
elif dotnet tool run allocgate -- --version > /dev/null 2>&1 < /dev/null; then
    gate() { dotnet tool run allocgate -- gate "$@" < /dev/null; }
else
    echo "pre-push: allocgate is not installed. Install it with: dotnet tool install --global AllocGate" >&2
    exit 1
fi

result=0
while read -r local_ref local_commit remote_ref remote_commit; do
    # A deletion has zeros here and pushes nothing.
    case $local_commit in *[!0]*) ;; *) continue ;; esac
    if ! head=$(git rev-parse --verify --quiet "$local_commit^{commit}"); then
        echo "pre-push: $local_ref does not name a commit; nothing to gate." >&2
        continue
    fi
    if new=$(git rev-list --max-count=1 "$head" --not --remotes="$1") && [ -z "$new" ]; then
        echo "pre-push: $remote_ref: the remote has all of this already; nothing to gate." >&2
        continue
    fi

    # What the remote has may never have been fetched, or not exist: the gate then finds the merge base.
    if git cat-file -e "$remote_commit^{commit}" 2> /dev/null; then
        gate --head "$head" --base "$remote_commit"
    else
        gate --head "$head"
    fi
    status=$?

    # A failed gate says more than one that could not be judged; whatever is not zero stops the push.
    if [ "$result" -eq 0 ] || [ "$status" -eq 1 ]; then result=$status; fi
done
exit "$result"
