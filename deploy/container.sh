#!/bin/sh
# What the container runs: the site until it is told to stop, then the end of the database, which would else be killed.
trap 'kill -TERM "$!"' TERM INT
ieum serve --port 8000 &
site=$!
wait "$site"
# A signal ends a wait before the site has ended; a wait for what has ended gives what it ended with.
while kill -0 "$site" 2>/dev/null; do
    wait "$site"
done
wait "$site"
code=$?
ieum db stop
exit "$code"
