#!/bin/bash
# A throw-away PostgreSQL 15 cluster for tests: `start DIR` prints its URL, `restart DIR` and `stop DIR` (which removes DIR).
#
# Every write is as durable as in production (fsync on). Only this machine can reach it, and anybody on it may: nothing real
# belongs in it. Run again, each command finds its work done. Debian's initdb refuses root, so root runs it as user postgres.
set -euo pipefail

usage() { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
fail() { echo "tests/postgres.sh: $*" >&2; exit 1; }
[ $# -eq 2 ] || usage
command=$1
dir=$(realpath -m -- "$2")
data=$dir/data
mark=$dir/anshu-test-cluster # only a directory with this file is ever removed
bin=${ANSHU_POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
wait_s=60

as_owner() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi
}
is_running() { [ -d "$data" ] && as_owner "$bin/pg_ctl" -D "$data" status >/dev/null 2>&1; }
print_url() { echo "postgresql://postgres@127.0.0.1:$(sed -n 4p "$data/postmaster.pid")/postgres"; }
with_lock() {
  exec 9>"${TMPDIR:-/tmp}/anshu-postgres-$(echo "$dir" | cksum | cut -d' ' -f1)-$(id -u).lock"
  flock -w 180 9 || fail "another run holds $dir"
}

# The server must not inherit the lock or the caller's pipe, or $(… start DIR) would wait for the server's end.
launch() { as_owner "$bin/pg_ctl" -D "$data" -l "$dir/log" -w -t "$wait_s" -o "-p $1" start >/dev/null 2>&1 9>&-; }

create_cluster() {
  if [ -d "$dir" ] && [ ! -e "$mark" ] && [ -n "$(ls -A "$dir")" ]; then fail "$dir is not empty and not a test cluster"; fi
  mkdir -p "$dir"
  : >"$mark"
  rm -rf "$data"
  if [ "$(id -u)" -eq 0 ]; then chown postgres: "$dir"; fi
  as_owner test -w "$dir" || fail "user postgres cannot reach $dir; take one made by mktemp -d"
  as_owner timeout 120 "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 9>&- ||
    { cat "$dir/initdb.log" >&2; fail "initdb failed"; }
  # A socket's path may have 107 bytes at most, so it does not live under DIR.
  as_owner mktemp -d /tmp/anshu-pg.XXXXXX >"$dir/socket"
  cat >>"$data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = '$(cat "$dir/socket")'
max_connections = 200
shared_buffers = 128MB
fsync = on
synchronous_commit = on
timezone = 'UTC'
log_line_prefix = '%m [%p] %e '
SETTINGS
}

start() {
  [ -x "$bin/initdb" ] || fail "no PostgreSQL 15 in $bin (apt install postgresql-15, or set ANSHU_POSTGRES_BIN)"
  with_lock
  if ! is_running; then
    [ -e "$data/PG_VERSION" ] && [ -d "$(cat "$dir/socket" 2>/dev/null)" ] || create_cluster
    local tries=0
    # Somebody else may take the port between our look and the server's bind: look for another one.
    until launch $((20000 + RANDOM % 10000)); do
      tries=$((tries + 1))
      [ $tries -lt 5 ] || { tail -20 "$dir/log" >&2; fail "the server does not start"; }
    done
  fi
  print_url
}

restart() {
  with_lock
  is_running || fail "no cluster runs in $dir"
  local port
  port=$(sed -n 4p "$data/postmaster.pid")
  as_owner "$bin/pg_ctl" -D "$data" -m "${ANSHU_POSTGRES_STOP:-fast}" -w -t "$wait_s" stop >/dev/null 2>&1 9>&- || fail "the server does not stop"
  launch "$port" || { tail -20 "$dir/log" >&2; fail "the server does not start again"; }
  print_url
}

stop() {
  with_lock
  [ -e "$dir" ] || exit 0
  [ -e "$mark" ] || fail "$dir is not a test cluster"
  if is_running; then
    as_owner "$bin/pg_ctl" -D "$data" -m immediate -w -t "$wait_s" stop >/dev/null 2>&1 9>&- || fail "the server does not stop"
  fi
  local socket
  socket=$(cat "$dir/socket" 2>/dev/null || true)
  case $socket in /tmp/anshu-pg.*) rm -rf -- "$socket" ;; esac
  rm -rf -- "$dir"
}

case $command in
  start | restart | stop) "$command" ;;
  *) usage ;;
esac
