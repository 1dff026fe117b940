#!/bin/bash
# A throw-away PostgreSQL 15 server for tests: `start DIR` prints its URL, `restart DIR`, `stop DIR` (which removes DIR).
#
# Every write is as durable as in production (fsync on). Only this machine can reach it, and anybody on it may: nothing real
# belongs in it. Run again, each command finds its work done. DIR only remembers where the server is: its files are in a folder of
# their own under /tmp, because root's folders are closed to user postgres, whom initdb asks for, and because the path of a socket
# may have 107 bytes at most.
set -euo pipefail

fail() { echo "tests/postgres.sh: $*" >&2; exit 1; }
[ $# -eq 2 ] || { sed -n '2s/^# //p' "$0" >&2; exit 2; }
command=$1
dir=$(realpath -m -- "$2")
mark=$dir/anshu-test-postgres # names the server's folder; only a DIR that has it is ever removed
bin=${ANSHU_POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
wait_s=120

as_owner() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi
}
is_running() {
  [ -n "$home" ] && as_owner "$bin/pg_ctl" -D "$home/data" status >/dev/null 2>&1 && "$bin/pg_isready" -q -t 5 -h 127.0.0.1 -p "$(port)"
}
port() { sed -n 4p "$home/data/postmaster.pid"; }
print_url() { echo "postgresql://postgres@127.0.0.1:$(port)/postgres"; }
# The server must not inherit our lock or the caller's pipe, or $(… start DIR) would wait for the server's end.
launch() { as_owner "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w -t "$wait_s" -o "-p $1" start >/dev/null 2>&1 9>&-; }
halt() {
  as_owner "$bin/pg_ctl" -D "$home/data" -m "$1" -w -t "$wait_s" stop >/dev/null 2>&1 9>&- || ! is_running || fail "the server does not stop"
}

create_server() {
  home=$(as_owner mktemp -d /tmp/anshu-pg.XXXXXX)
  echo "$home" >"$mark"
  as_owner timeout 300 "$bin/initdb" -D "$home/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync 9>&- >"$dir/initdb.log" 2>&1 ||
    { cat "$dir/initdb.log" >&2; fail "initdb failed"; }
  as_owner tee -a "$home/data/postgresql.conf" >/dev/null <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = '$home'
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
  if ! is_running; then
    if ! [ -e "$home/data/PG_VERSION" ]; then create_server; fi
    local tries=0
    # Somebody else may have the port, or a server that was killed is not quite gone: try again.
    until launch $((20000 + RANDOM % 10000)); do
      tries=$((tries + 1))
      [ $tries -lt 5 ] || { tail -n 20 "$home/log" >&2; fail "the server does not start"; }
      sleep 1
    done
  fi
  print_url
}

restart() {
  is_running || fail "no server runs for $dir"
  local same_port
  same_port=$(port)
  halt "${ANSHU_POSTGRES_STOP:-fast}"
  launch "$same_port" || { tail -n 20 "$home/log" >&2; fail "the server does not start again"; }
  print_url
}

stop() {
  if is_running; then halt immediate; fi
  case $home in /tmp/anshu-pg.*) rm -rf -- "$home" ;; esac
  rm -rf -- "$dir"
}

case $command in
  start)
    if [ ! -e "$mark" ] && [ -n "$(ls -A "$dir" 2>/dev/null)" ]; then fail "$dir is not empty and has no test server"; fi
    mkdir -p "$dir"
    ;;
  restart) ;;
  stop)
    [ -e "$dir" ] || exit 0
    [ -e "$mark" ] || fail "$dir has no test server"
    ;;
  *) fail "unknown command: $command" ;;
esac
exec 9<"$dir" # one run at a time
flock -w 400 9 || fail "another run holds $dir"
home=$(cat "$mark" 2>/dev/null || true)
"$command"
