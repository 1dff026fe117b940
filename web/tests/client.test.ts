import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, client, connectSession, query, writeHeaders } from '../src/api/client'
import { ApiProblem, asProblem, conflictOf, normalizeField } from '../src/api/problem'

const reply = (status: number, body: unknown, type = 'application/problem+json') =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'Content-Type': type } })

let sent: Request[]
let replies: (Response | Error)[]
const signedOut = vi.fn()
const renewCsrf = vi.fn<() => Promise<string | null>>(async () => 'fresh')

beforeEach(() => {
  sent = []
  replies = []
  signedOut.mockReset()
  renewCsrf.mockClear()
  connectSession({ csrfToken: () => 'token', renewCsrf, signedOut })
  // openapi-fetch needs absolute addresses outside a browser.
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request)
    const next = replies.shift()!
    if (next instanceof Error) throw next
    return next
  })
})
const BASE = { baseUrl: 'http://court.test/api/v1' }
async function failure(call: Promise<unknown>): Promise<ApiProblem> {
  return call.then(
    () => Promise.reject(new Error('should have failed')),
    (e: unknown) => asProblem(e),
  )
}
const save = (version: number) =>
  answer(
    client.PUT('/drafts/{id}', {
      ...BASE,
      params: { path: { id: 'd1' } },
      body: { parties: [], claims: [], evidence: [], missing_materials: [] },
      headers: writeHeaders({ version, key: 'k' }),
    }),
  )

describe('requests', () => {
  it('a write carries the CSRF token, the version seen and the idempotency key', async () => {
    replies = [reply(200, { id: 'd1', version: 4 }, 'application/json')]
    expect((await save(3)).version).toBe(4)
    expect(sent[0]!.headers.get('X-CSRF-Token')).toBe('token')
    expect(sent[0]!.headers.get('If-Match')).toBe('"v3"')
    expect(sent[0]!.headers.get('Idempotency-Key')).toBe('k')
  })
  it('a read carries no token', async () => {
    replies = [reply(200, { items: [] }, 'application/json')]
    await client.GET('/drafts', BASE)
    expect(sent[0]!.headers.get('X-CSRF-Token')).toBeNull()
  })
  it('a stale CSRF token is renewed and the write sent once more', async () => {
    replies = [reply(403, { code: 'E_CSRF' }), reply(200, { id: 'd1', version: 4 }, 'application/json')]
    expect((await save(3)).version).toBe(4)
    expect(sent[1]!.headers.get('X-CSRF-Token')).toBe('fresh')
    expect(await sent[1]!.text()).toContain('"claims"')
  })
  it('another person who signed in meanwhile does not send what this page wrote', async () => {
    renewCsrf.mockResolvedValueOnce(null)
    replies = [reply(403, { code: 'E_CSRF', title: '页面已过期，请刷新后再试' })]
    expect((await failure(save(3))).code).toBe('E_CSRF')
    expect(sent.length).toBe(1)
  })
  it('leaves empty parameters out', () => {
    expect(query({ q: '', status: 'open', overdue: false, limit: 50, cursor: null })).toEqual({ status: 'open', limit: '50' })
  })
})

describe('failures', () => {
  it('a refusal keeps sentence, code, article and fields', async () => {
    replies = [
      reply(422, {
        title: '材料不齐',
        code: 'E_INVALID_INPUT',
        basis: '民诉法第一百二十四条',
        fields: [{ field: 'parties[0].name', rule: 'required', message: '请填写姓名' }],
      }),
    ]
    const problem = await failure(save(1))
    expect([problem.message, problem.code, problem.basis]).toEqual(['材料不齐', 'E_INVALID_INPUT', '民诉法第一百二十四条'])
    expect(problem.field('parties.0.name')).toBe('请填写姓名')
  })
  it('a conflict says who saved, and which version', async () => {
    replies = [
      reply(412, { title: '已被修改', current_version: 9, changed_by: '张某', changed_at_ms: 5, changed_action: 'save_draft' }),
    ]
    const problem = await failure(save(1))
    expect(problem.isConflict).toBe(true)
    expect(conflictOf(problem)).toEqual({
      current_version: 9,
      changed_by: '张某',
      changed_at_ms: 5,
      changed_action: 'save_draft',
    })
  })
  it('an ended session is told, a wrong password is not an ended session', async () => {
    replies = [
      reply(401, { code: 'E_SESSION_EXPIRED', title: '登录已过期' }),
      reply(401, { code: 'E_SIGN_IN_FAILED', title: '账号或密码不对' }),
    ]
    await failure(save(1))
    expect(signedOut).toHaveBeenCalledTimes(1)
    await failure(client.POST('/session', { ...BASE, body: { login: 'a', password: 'b' } }))
    expect(signedOut).toHaveBeenCalledTimes(1)
  })
  it('a lost network is its own problem, with nothing lost', async () => {
    replies = [new TypeError('Failed to fetch')]
    expect((await failure(save(1))).isOffline).toBe(true)
  })
  it('a proxy answering in HTML still gives a sentence', async () => {
    replies = [reply(502, '<html>Bad Gateway</html>', 'text/html')]
    const problem = await failure(save(1))
    expect(problem.code).toBe('E_HTTP_502')
    expect(problem.message).toContain('连接不上')
  })
})

it('knows one field by all its spellings', () => {
  for (const spelling of ['parties[0].agents[1].name', '/parties/0/agents/1/name', 'content.parties.0.agents.1.name']) {
    expect(normalizeField(spelling)).toBe('parties.0.agents.1.name')
  }
})
