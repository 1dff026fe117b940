#!/usr/bin/env bash
# ./dev bench [--cases N]… [--seconds S] [--no-postgres]: the table of speeds, each beside the bare engine doing the same work.
# Courts are kept in build/bench and used again; the loads last a few seconds each and end by themselves.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

cases=() seconds=4 postgres=yes
while [ $# -gt 0 ]; do
  case $1 in
    --cases) cases+=("$2"); shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    --no-postgres) postgres=no; shift ;;
    *) sed -n '2,3s/^# //p' "$0" >&2; exit 2 ;;
  esac
done
[ ${#cases[@]} -gt 0 ] || cases=(100000)

mkdir -p build
[ -f build/release/build.ninja ] || cmake --preset release >build/configure-release.log
ninja -C build/release anshu anshu_bench >build/build-bench.log || { tail -n 40 build/build-bench.log >&2; exit 1; }
anshu=$PWD/build/release/anshu bench=$PWD/build/release/anshu_bench root=$PWD/build/bench
mkdir -p "$root"
say() { printf '%s\n' "$*" >&2; }

# A court is made anew when the schema has changed, for nothing is migrated before the first release.
schema=$(cat migrations/* | sha256sum | cut -c1-16)
made() { [ "$(cat "$1/.made" 2>/dev/null)" = "$schema" ]; }

demo_court() { # demo_court DIR: people and some thousand full cases
  rm -rf "$1"
  "$anshu" demo --data "$1" --cases 3000 --password Bench-Court-2026 >/dev/null 2>&1
}
make_court() { # make_court N
  local dir=$root/cases-$1
  made "$dir" && return
  say "making a court of $1 cases …"
  demo_court "$dir"
  "$bench" fill --data "$dir" --cases "$1"
  echo "$schema" >"$dir/.made"
}
# Writing changes the court, so it gets a small one of its own.
make_base() {
  made "$root/base" && return
  demo_court "$root/base"
  echo "$schema" >"$root/base/.made"
}
measure_pages() { "$bench" pages --data "$1" --anshu "$anshu" --load bench/load.lua --scratch "$root/scratch" --seconds "$seconds" "${@:2}"; }
measure_writing() { # measure_writing DIR
  "$bench" accepts --data "$1"
  "$bench" import --data "$1" --rows 50000 --extension .xlsx
  "$bench" import --data "$1" --rows 50000 --extension .csv --first 200000000
  "$bench" import --data "$1" --rows 50000 --extension .csv --first 300000000 --shuffled
}

mkdir -p "$root/scratch"
for count in "${cases[@]}"; do
  make_court "$count"
  "$bench" heading "SQLite, $count cases, 32 clients"
  measure_pages "$root/cases-$count"
done
make_base
rm -rf "$root/work"
cp -r --reflink=auto "$root/base" "$root/work"
"$bench" heading "SQLite, writing"
measure_writing "$root/work"
rm -rf "$root/work"

if [ "$postgres" = yes ]; then
  count=${cases[0]}
  [ "$count" -le 100000 ] || count=100000
  trap 'tests/postgres.sh stop "$root/postgres"' EXIT
  ANSHU_DATABASE=$(tests/postgres.sh start "$root/postgres")
  export ANSHU_DATABASE
  say "making a court of $count cases in PostgreSQL …"
  demo_court "$root/on-postgres"
  "$bench" heading "PostgreSQL 15, writing"
  measure_writing "$root/on-postgres"
  "$bench" fill --data "$root/on-postgres" --cases "$count"
  "$bench" heading "PostgreSQL 15, $count cases, 32 clients"
  measure_pages "$root/on-postgres" --no-targets
fi
