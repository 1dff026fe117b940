#!/usr/bin/env bash
# Everything that must hold. Each suite prints one line; the last line counts all of them: "N passed, N failed".
#   tests/run.sh            the usual suites    tests/run.sh --list      their names
#   tests/run.sh unit api   only these; sanitizers runs when it is named
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
mkdir -p build/test-logs

passed=0 failed=0
work=$(mktemp -d)
postgres_dir=$(mktemp -u -t anshu-postgres-XXXXXX)  # not below $work: the server runs as another user
trap 'tests/postgres.sh stop "$postgres_dir" >/dev/null 2>&1; rm -rf "$work"' EXIT

# count SUITE PASSED FAILED LOG
count() {
  passed=$((passed + $2)) failed=$((failed + $3))
  printf '%-28s %5d passed, %d failed\n' "$1" "$2" "$3"
  if [ "$3" -gt 0 ]; then tail -n 60 "$4" | sed 's/^/    /'; fi
}
# check SUITE COMMAND…: one test, passed when the command succeeds
check() {
  local suite=$1 log=build/test-logs/$1.log; shift
  if "$@" >"$log" 2>&1; then count "$suite" 1 0 "$log"; else count "$suite" 0 1 "$log"; fi
}
build() { # build PRESET TARGET…: a build that fails is a failed test
  local preset=$1 log=build/test-logs/build-$1.log; shift
  { [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"; } >"$log" 2>&1 && ninja -C "build/$preset" "$@" >>"$log" 2>&1 && return 0
  grep -nE 'error:' "$log" | head -n 20 >&2
  count "build-$preset" 0 1 "$log"
  return 1
}
need_postgres() {
  [ -n "${ANSHU_TEST_POSTGRES:-}" ] && return
  ANSHU_TEST_POSTGRES=$(tests/postgres.sh start "$postgres_dir") && export ANSHU_TEST_POSTGRES || count postgres 0 1 /dev/null
}
# doctest PRESET ROOM…: two rooms at a time
doctest() {
  local preset=$1 room log line ok bad status on=${ANSHU_TEST_ENGINE:+-$ANSHU_TEST_ENGINE}; shift
  for room in "$@"; do [ -x "build/$preset/test_$room" ] && echo "$room"; done |
    xargs -r -P 2 -I{} sh -c "timeout 900 build/$preset/test_{} >build/test-logs/$preset-{}$on.log 2>&1; echo \$? >$work/$preset-{}$on.status"
  for room in "$@"; do
    [ -f "$work/$preset-$room$on.status" ] || continue
    log=build/test-logs/$preset-$room$on.log
    status=$(<"$work/$preset-$room$on.status")
    line=$(grep -a '\[doctest\] test cases:' "$log" | tail -n 1)
    ok=$(sed -E 's/.*\| +([0-9]+) passed.*/\1/' <<<"$line") bad=$(sed -E 's/.*\| +([0-9]+) failed.*/\1/' <<<"$line")
    # A crash or a sanitizer's finding ends the program before or beside its own count.
    if ! [[ $ok =~ ^[0-9]+$ && $bad =~ ^[0-9]+$ ]]; then ok=0 bad=1; fi
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    count "$preset/$room$on" "$ok" "$bad" "$log"
  done
}
rooms=(base law files store people cases documents filing ledger http api demo app)

suite_lint() { check lint ./dev lint; }
suite_web() {
  local log=build/test-logs/web.log
  npm run --prefix web --silent test -- --reporter=default --reporter=json --outputFile.json="$work/web.json" >"$log" 2>&1
  # A file that cannot be read has no tests to count.
  local counted='const r = require(process.argv[1])
    const broken = r.testResults.filter((file) => file.status === "failed" && !file.assertionResults.length)
    console.log(r.numPassedTests, r.numFailedTests + broken.length)'
  if [ -s "$work/web.json" ]; then
    # shellcheck disable=SC2046 # two numbers
    count web $(node -e "$counted" "$work/web.json") "$log"
  else
    count web 0 1 "$log"
  fi
}
suite_docs() { build release anshu && check docs build/release/anshu docs --check; }
suite_types() { build release anshu && check types tests/api-types.sh; }
suite_unit() {
  need_postgres
  build release unit_tests anshu_bench || return # the bench is not run here, but it builds
  doctest release "${rooms[@]}"
  ANSHU_TEST_ENGINE=postgres doctest release people cases filing ledger api  # tests over a court run on the engine that is named
}
suite_cases() { # what happens to cases day by day (tests/cases), one test for each scenario
  local log=build/test-logs/cases.log
  build release test_documents || return
  timeout 900 build/release/test_documents -tc="case texts" >"$log" 2>&1
  local status=$? line ok bad
  line=$(grep -a '^case texts: ' "$log")
  ok=$(sed -E 's/.*: ([0-9]+) passed.*/\1/' <<<"$line") bad=$(sed -E 's/.* ([0-9]+) failed.*/\1/' <<<"$line")
  if ! [[ $ok =~ ^[0-9]+$ && $bad =~ ^[0-9]+$ ]]; then ok=0 bad=1; fi
  if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  count cases "$ok" "$bad" "$log"
}
# e2e NAME FOLDER [FLAG…]: tests against the real binary
e2e() {
  local log=build/test-logs/$1.log json=$work/$1.json
  npm run --prefix tests/e2e --silent test -- --reporter=json --outputFile="$json" "${@:2}" >"$log" 2>&1
  if [ -s "$json" ]; then
    node -e "for (const f of require('$json').testResults) for (const t of f.assertionResults) if (t.status === 'failed') console.log(t.fullName, '\n', t.failureMessages.join('\n').slice(0, 2000))" >>"$log"
    count "$1" "$(node -p "require('$json').numPassedTests")" "$(node -p "const r=require('$json'); r.numFailedTests + r.testResults.filter(f => f.status === 'failed' && f.assertionResults.length === 0).length")" "$log"
  else
    count "$1" 0 1 "$log"
  fi
}
suite_api() { build release anshu && need_postgres && e2e api api; }
suite_faults() { build release anshu && need_postgres && e2e faults faults; }
suite_browser() { build release anshu && e2e browser browser --fileParallelism --maxWorkers=2 --minWorkers=1; } # two people at a time
# What reads bytes of strangers, with its memory watched; and fuzzed for a while.
suite_asan() {
  build asan test_base test_law test_files test_http fuzzers || return
  doctest asan base law files http
  local fuzzer name started=()
  for fuzzer in build/asan/fuzz_*; do
    [ -x "$fuzzer" ] && [ -f "$fuzzer" ] || continue
    name=$(basename "$fuzzer")
    mkdir -p "$work/$name" "tests/fuzz/corpus/${name#fuzz_}"
    { timeout 120 "$fuzzer" -max_total_time=20 -rss_limit_mb=4096 -verbosity=0 -print_final_stats=1 -artifact_prefix=build/test-logs/ \
        "$work/$name" "tests/fuzz/corpus/${name#fuzz_}" >"build/test-logs/$name.log" 2>&1; echo $? >"$work/$name.status"; } &
    started+=("$name")
  done
  wait
  for name in "${started[@]}"; do
    [ "$(<"$work/$name.status")" = 0 ] && count "$name" 1 0 /dev/null || count "$name" 0 1 "build/test-logs/$name.log"
  done
}
suite_tsan() { build tsan test_http && doctest tsan http; }
# Every room under both; half an hour on two cores.
suite_sanitizers() {
  need_postgres
  build asan unit_tests && doctest asan "${rooms[@]}"
  build tsan test_store test_http test_people test_cases test_api && doctest tsan store http people cases api
}

suites=(lint web docs types unit cases api faults browser asan tsan)
if [ "${1:-}" = --list ]; then printf '%s\n' "${suites[@]}"; exit; fi
[ $# -gt 0 ] || set -- "${suites[@]}"
npm_ready() { cmp -s "$1/package-lock.json" "$1/node_modules/.lock-stamp" || { npm install --no-save --prefix "$1" --no-audit --no-fund --loglevel=error >"build/test-logs/npm-$(basename "$1").log" 2>&1 && cp "$1/package-lock.json" "$1/node_modules/.lock-stamp"; }; }
npm_ready web
npm_ready tests/e2e
./dev build || { echo "0 passed, 1 failed"; exit 1; }
for suite in "$@"; do "suite_$suite"; done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
