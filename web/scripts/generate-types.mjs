// Writes src/api/schema.d.ts from the server's OpenAPI document.
// npm run types [-- FILE_OR_URL]   default: the server on 127.0.0.1:8080
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const source = process.argv[2] ?? 'http://127.0.0.1:8080/api/v1/openapi.json'
const text = /^https?:/.test(source) ? await (await fetch(source)).text() : await readFile(source, 'utf8')
const document = JSON.parse(text)

// The client's base address is /api/v1, so paths are written without it, whichever way the document gives them.
document.paths = Object.fromEntries(
  Object.entries(document.paths).map(([path, item]) => [path.replace(/^\/api\/v1(?=\/)/, ''), item]),
)
// If-Match and Idempotency-Key are set by the client's writeHeaders, not by its callers one by one.
for (const item of Object.values(document.paths)) {
  for (const operation of Object.values(item)) {
    const kept = (operation.parameters ?? []).filter((p) => p.in !== 'header' && !/IfMatch|IdempotencyKey/.test(p.$ref ?? ''))
    if (operation.parameters) operation.parameters = kept
  }
}
const header = '// Generated from the server\'s OpenAPI document by `npm run types`. Do not edit.\n'
await writeFile(new URL('../src/api/schema.d.ts', import.meta.url), header + astToString(await openapiTS(document)))
console.log(`src/api/schema.d.ts: ${Object.keys(document.paths).length} paths`)
