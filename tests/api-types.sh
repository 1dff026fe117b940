#!/usr/bin/env bash
# The web client's types are the server's: printed from the OpenAPI document, and the same as in the repository.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build/release/anshu openapi >"$work/openapi.json"
web/node_modules/.bin/openapi-typescript "$work/openapi.json" -o "$work/schema.d.ts" >/dev/null
if [ "${1:-}" = --write ]; then cp "$work/schema.d.ts" web/src/api/schema.d.ts; exit; fi
diff -q "$work/schema.d.ts" web/src/api/schema.d.ts || { echo "web/src/api/schema.d.ts is stale: run tests/api-types.sh --write"; exit 1; }
