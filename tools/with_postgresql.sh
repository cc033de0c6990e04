#!/usr/bin/env bash
# Runs a command against a private PostgreSQL of the distribution, made for it and removed behind it.
# Usage: with_postgresql.sh VERSION COMMAND...
set -euo pipefail
bin=/usr/lib/postgresql/$1/bin
shift
# In memory where there is room for it: tests mostly copy databases.
room=$(df --output=avail --block-size=1G /dev/shm 2>/dev/null | tail -n 1)
[ "${room:-0}" -ge 4 ] && parent=/dev/shm || parent=/tmp
folder=$(mktemp -d "$parent/ieum-pg-XXXXXX")
chmod 711 "$folder"

as_server() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

finish() {
    as_server "$bin/pg_ctl" --pgdata="$folder/data" --mode=immediate --silent stop || true
    rm -rf "$folder"
}
trap finish EXIT

secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir "$folder/data"
printf '%s' "$secret" >"$folder/secret"
[ "$(id -u)" = 0 ] && chown postgres "$folder/data" "$folder/secret"
as_server "$bin/initdb" --pgdata="$folder/data" --username=postgres --pwfile="$folder/secret" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync >/dev/null
as_server "$bin/pg_ctl" --pgdata="$folder/data" --log="$folder/data/log" --wait --silent start -o \
    "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"

export IEUM_DATABASE_SUPERUSER_URL="postgresql://postgres:$secret@127.0.0.1:$port/postgres"
export IEUM_DATABASE_OWNER_URL="postgresql://ieum_owner:$secret@127.0.0.1:$port/ieum"
export IEUM_DATABASE_URL="postgresql://ieum_app:$secret@127.0.0.1:$port/ieum"
export IEUM_SECRET_KEY="$secret"
"$@"
