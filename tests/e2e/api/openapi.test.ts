// The API describes itself, and says no in one form.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Client, Court } from '../support/anshu'

let court: Court
beforeAll(async () => {
  court = await new Court().start()
})
afterAll(() => court.remove())

test('every route of the document exists, and refuses strangers unless it is public', async () => {
  const document = (await new Client(court.base).send('GET', '/openapi.json')).body
  expect(document.openapi).toBe('3.1.0')
  for (const [path, item] of Object.entries<Record<string, { security: unknown[] }>>(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!path.startsWith('/api/v1')) continue
      const answer = await new Client(court.base).send(method.toUpperCase(), path.replace('/api/v1', '').replace(/\{[^}]+\}/g, 'x'), method === 'get' || method === 'delete' ? undefined : {})
      expect([404, 405], `${method} ${path}`).not.toContain(operation.security.length ? answer.status : 0)
      if (operation.security.length) expect(answer.status, `${method} ${path}`).toBe(401)
    }
  }
})

test('problems are RFC 9457, in Chinese, with code, field and rule', async () => {
  const client = await court.signIn('filing1')
  const answer = await client.send('GET', '/cases?limit=0')
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.body.type).toBe('urn:anshu:problem:E_INVALID_INPUT')
  expect(answer.body.fields[0]).toMatchObject({ field: 'limit', rule: 'type.range' })
  expect((await client.send('GET', '/cases?nonsense=1')).status).toBe(422)
  expect((await client.send('GET', '/nowhere')).status).toBe(404)
})

test('hostile filters, sort keys and words get clean answers', async () => {
  const client = await court.signIn('president')
  for (const hostile of ["' OR 1=1 --", '"*" NEAR(', '%_%', 'x'.repeat(10_000), "张三'; DROP TABLE case_file; --", '😀']) {
    const found = await client.send('GET', '/cases?q=' + encodeURIComponent(hostile))
    expect([200, 431], hostile.slice(0, 20)).toContain(found.status)
    expect((await client.send('GET', '/cases?sort=' + encodeURIComponent(hostile.slice(0, 500)))).status).toBe(422)
    expect((await client.send('GET', '/cases?handler_id=' + encodeURIComponent(hostile.slice(0, 500)))).body.items).toEqual([])
  }
})

test('a write without the session’s token is refused', async () => {
  const client = await court.signIn('party1')
  const answer = await client.send('POST', '/drafts', {}, { 'X-CSRF-Token': 'another' })
  expect(answer.status).toBe(403)
  expect(answer.body.code).toBe('E_CSRF')
})

test('five wrong passwords lock the account', async () => {
  const codes = []
  for (let i = 0; i < 6; i++) codes.push((await new Client(court.base).send('POST', '/session', { login: 'cashier', password: 'wrong-Password-1' })).body.code)
  expect(codes[0]).toBe('E_SIGN_IN_FAILED')
  expect(codes[5]).toBe('E_LOCKED_OUT')
})

test('the program answers its keepers: health, readiness, metrics', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) expect((await fetch(court.base + path)).status).toBe(200)
  expect(await (await fetch(court.base + '/metrics')).text()).toContain('anshu')
})
