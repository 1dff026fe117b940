import createClient, { type Middleware } from 'openapi-fetch'
import type { paths } from './schema'
import { ApiProblem, offlineProblem, problemFrom } from './problem'

export const API = '/api/v1'

/** What the client needs from the session; set once by session/session.ts, so that the two files do not import each other. */
interface SessionHooks {
  csrfToken: () => string
  /** Fetches the session anew; resolves to its new token, or null when it is no longer the same person's. */
  renewCsrf: () => Promise<string | null>
  /** Somebody's session has ended in the middle of work. */
  signedOut: () => void
}
let hooks: SessionHooks = { csrfToken: () => '', renewCsrf: async () => null, signedOut: () => {} }
export function connectSession(given: SessionHooks): void {
  hooks = given
}

/** fetch with our headers: the CSRF token on writes, retried once with a fresh token when the server says ours is stale. */
export async function apiFetch(request: Request): Promise<Response> {
  const writes = request.method !== 'GET' && request.method !== 'HEAD'
  const again = writes ? request.clone() : null
  if (writes) request.headers.set('X-CSRF-Token', hooks.csrfToken())
  const response = await reach(request)
  if (response.status === 403 && again && (await codeOf(response)) === 'E_CSRF') {
    // Signed in again in another tab: the same person may go on, another must not act with this page.
    const token = await hooks.renewCsrf()
    if (token === null) return response
    again.headers.set('X-CSRF-Token', token)
    return reach(again)
  }
  return response
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw offlineProblem()
  }
}

async function codeOf(response: Response): Promise<string> {
  try {
    return String(((await response.clone().json()) as { code?: string }).code ?? '')
  } catch {
    return ''
  }
}

const refuse: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return
    throw await refusal(response)
  },
}

/** Turns a failed response into an ApiProblem and tells the session when it has ended. */
export async function refusal(response: Response): Promise<ApiProblem> {
  const problem = await problemFrom(response)
  if (problem.isSignedOut) hooks.signedOut()
  return problem
}

export const client = createClient<paths>({ baseUrl: API, credentials: 'same-origin', fetch: apiFetch })
client.use(refuse)

/** Takes the answer out of openapi-fetch's wrapper; failures have been thrown before as ApiProblem. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T
}

/** Headers of a write: the version that the person saw, and a key that makes a repeated creation the same creation. */
export function writeHeaders(options: { version?: number; key?: string }): Record<string, string> {
  const headers: Record<string, string> = {}
  if (options.version !== undefined) headers['If-Match'] = `"v${options.version}"`
  if (options.key) headers['Idempotency-Key'] = options.key
  return headers
}

/** A new Idempotency-Key; keep it for as long as the person means the same thing. */
export function newKey(): string {
  // Absent on plain http to a host other than localhost, as inside a court's own network.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Query parameters without the empty ones. */
export function query(values: Record<string, unknown>): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    out[key] = String(value)
  }
  return out
}
