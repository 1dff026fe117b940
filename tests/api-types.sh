#!/usr/bin/env bash
# The web client's types are the server's: printed from the OpenAPI document, and the same as in the repository.
#   tests/api-types.sh           compares        tests/api-types.sh --write   brings web/src/api/schema.d.ts up to date
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build/release/anshu openapi >"$work/openapi.json"
npm run --prefix web --silent types -- "$work/openapi.json" "$work/schema.d.ts" >/dev/null
if [ "${1:-}" = --write ]; then cp "$work/schema.d.ts" web/src/api/schema.d.ts; exit; fi
diff -q "$work/schema.d.ts" web/src/api/schema.d.ts || { echo "web/src/api/schema.d.ts is stale: run tests/api-types.sh --write"; exit 1; }
