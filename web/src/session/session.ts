import { computed, reactive, readonly } from 'vue'
import { connectSession } from '@/api/client'
import * as calls from '@/api/session'
import type { Session } from '@/api/types'

// One session per browser tab: who is signed in, what they may do, and the CSRF token of every write.
const state = reactive<{ session: Session | null; clockSkew_ms: number }>({ session: null, clockSkew_ms: 0 })
let loading: Promise<Session> | null = null
let onSignedOut: () => void = () => {}

export const session = readonly(state)
export const user = computed(() => state.session?.user ?? null)
export const isStaff = computed(() => user.value?.kind === 'staff')

/** The court's clock (the server may run under a set clock), as UTC milliseconds. */
export function serverNow(): number {
  return Date.now() + state.clockSkew_ms
}

export function can(...actions: string[]): boolean {
  return actions.some((action) => user.value?.actions.includes(action) ?? false)
}

function take(session: Session): Session {
  state.session = session
  state.clockSkew_ms = session.server_now_ms - Date.now()
  return session
}

/** Loads the session once; later calls answer from memory. */
export async function loadSession(force = false): Promise<Session> {
  if (state.session && !force) return state.session
  loading ??= calls
    .getSession()
    .then(take)
    .finally(() => (loading = null))
  return loading
}

export async function signIn(login: string, password: string, totp?: string): Promise<Session> {
  return take(await calls.signIn(totp ? { login, password, totp } : { login, password }))
}

export async function register(body: Parameters<typeof calls.register>[0]): Promise<Session> {
  return take(await calls.register(body))
}

export async function changePassword(old_password: string, new_password: string): Promise<Session> {
  return take(await calls.changePassword({ old_password, new_password }))
}

export async function signOut(): Promise<void> {
  await calls.signOut().catch(() => undefined)
  state.session = null
  await loadSession(true).catch(() => undefined)
}

/** Called when the server says that the session has ended; the router goes to sign-in and remembers the way back. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}

connectSession({
  csrfToken: () => state.session?.csrf_token ?? '',
  renewCsrf: async () => {
    const before = state.session?.user?.id
    const fresh = await loadSession(true)
    return fresh.user?.id === before ? fresh.csrf_token : null
  },
  signedOut: () => {
    if (!state.session?.signed_in) return
    state.session = { ...state.session, signed_in: false, user: null }
    onSignedOut()
  },
})
