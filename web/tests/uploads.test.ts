// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest'
import { connectSession } from '../src/api/client'
import { ApiProblem } from '../src/api/problem'
import { CHUNK_BYTES, sendRest } from '../src/api/uploads'
import type { Upload } from '../src/api/types'
import { refuseFile } from '../src/law/files'

// A browser takes relative addresses, Node's Request does not; the client keeps the Request it finds when it is made.
vi.hoisted(() => {
  globalThis.Request = class extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === 'string' && input.startsWith('/') ? `http://court.test${input}` : input, init)
    }
  }
})

const SIZE = CHUNK_BYTES * 2 + 10
const file = new Blob([new Uint8Array(SIZE)])
const begun: Upload = {
  id: 'u1',
  draft_id: 'd1',
  material_code: 'M1',
  name: '借条.pdf',
  size: SIZE,
  media_type: 'application/pdf',
  received: 0,
  complete: false,
  sha256: null,
}
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

/** A server that keeps what it got and refuses a piece that does not begin where the last one ended. */
function serverThat(fails: (call: number) => 'lost' | 'lost-answer' | 'busy' | 'never' | null, received = 0) {
  let calls = 0
  const offsets: number[] = []
  const state = () => ({ ...begun, received, complete: received === SIZE })
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') return json(state())
    const how = fails(calls++)
    if (how === 'lost') throw new TypeError('Failed to fetch')
    if (how === 'busy') return json({ code: 'E_BUSY', title: '忙' }, 503)
    if (how === 'never') return json({ code: 'E_FILE_TYPE', title: '格式不支持' }, 422)
    const offset = Number(request.headers.get('Upload-Offset'))
    offsets.push(offset)
    if (offset !== received) return json({ code: 'E_UPLOAD_OFFSET', title: '位置不符' }, 409)
    received += (await request.arrayBuffer()).byteLength
    if (how === 'lost-answer') throw new TypeError('Failed to fetch')
    return json(state())
  })
  return { offsets, received: () => received }
}
const pause = async () => {}

beforeEach(() => {
  vi.stubGlobal('window', { location: { href: 'http://court.test/' } })
  connectSession({ csrfToken: () => 't', renewCsrf: async () => 't', signedOut: () => {} })
})

it('sends a file in pieces and reports its progress', async () => {
  const server = serverThat(() => null)
  const progress: number[] = []
  const done = await sendRest(begun, file, { progress: (n) => progress.push(n), pause })
  expect(done.complete).toBe(true)
  expect(progress).toEqual([CHUNK_BYTES, 2 * CHUNK_BYTES, SIZE])
  expect(server.offsets).toEqual([0, CHUNK_BYTES, 2 * CHUNK_BYTES])
})

it('goes on after a lost connection, a busy server and a lost answer, without sending a byte twice', async () => {
  const server = serverThat((call) => (['lost', null, 'busy', 'lost-answer', 'lost'] as const)[call] ?? null)
  const done = await sendRest(begun, file, { progress: () => {}, pause })
  expect(done.complete).toBe(true)
  expect(server.received()).toBe(SIZE)
})

it('takes up an earlier upload where it stopped', async () => {
  const server = serverThat(() => null, CHUNK_BYTES)
  await expect(sendRest({ ...begun, received: CHUNK_BYTES }, file, { progress: () => {}, pause })).resolves.toMatchObject({
    complete: true,
  })
  expect(server.offsets).toEqual([CHUNK_BYTES, 2 * CHUNK_BYTES])
})

it('gives up at once when the server will never take the file', async () => {
  serverThat(() => 'never')
  await expect(sendRest(begun, file, { progress: () => {}, pause })).rejects.toBeInstanceOf(ApiProblem)
})

it('gives up after several failures in a row', async () => {
  serverThat(() => 'lost')
  await expect(sendRest(begun, file, { progress: () => {}, pause })).rejects.toMatchObject({ code: 'E_OFFLINE' })
})

it.each([
  ['借条.pdf', 1000, null],
  ['照片.JPG', 9_000_000, null],
  ['照片.jpg', 22_000_000, '20 MB'],
  ['录像.mp4', 15_000_000, null],
  ['合同.pdf', 20 * 1024 * 1024, null],
  ['程序.exe', 10, '不能上传'],
  ['照片.heic', 10, 'HEIC'],
  ['空.pdf', 0, '空的'],
])('file %s of %s bytes: %s', (name, size, why) => {
  const refusal = refuseFile(name, size)
  if (why === null) expect(refusal).toBeNull()
  else expect(refusal).toContain(why)
})
