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
// Codes that the server keeps as plain text, narrowed for the client; members that the client always sends.
const NARROWED = {
  'FilingParty.side': ['plaintiff', 'defendant', 'third'],
  'FilingParty.kind': ['natural', 'legal', 'other'],
  'FilingAgent.kind': ['lawyer', 'kin', 'other'],
  'FilingAgent.authority': ['general', 'special', null],
  'Finding.step': ['court', 'parties', 'claims', 'facts', 'materials', 'service'],
  'FilingSummary.status': ['submitted', 'returned', 'resubmitted', 'accepted', 'refused', 'withdrawn'],
  'Filing.status': ['submitted', 'returned', 'resubmitted', 'accepted', 'refused', 'withdrawn'],
  'FilingReview.decision': ['accept', 'return', 'refuse'],
  'CaseStage.state': ['done', 'skipped', 'current', 'ahead'],
  'SessionUser.kind': ['staff', 'portal'],
}
const ALWAYS = { FilingContent: ['parties', 'claims', 'evidence', 'missing_materials'], FilingParty: ['agents'] }
const schemas = document.components.schemas
for (const [place, choices] of Object.entries(NARROWED)) {
  const [schema, member] = place.split('.')
  if (!schemas[schema]?.properties[member]) throw new Error(`the server has no ${place}`)
  schemas[schema].properties[member].enum = choices
}
for (const [schema, members] of Object.entries(ALWAYS))
  schemas[schema].required = [...(schemas[schema].required ?? []), ...members]

const header = "// Generated from the server's OpenAPI document by `npm run types`. Do not edit.\n"
const target = process.argv[3] ?? new URL('../src/api/schema.d.ts', import.meta.url)
await writeFile(target, header + astToString(await openapiTS(document)))
console.log(`src/api/schema.d.ts: ${Object.keys(document.paths).length} paths`)
