import { onScopeDispose, readonly, ref } from 'vue'
import { API } from '@/api/client'

export interface LiveEvents {
  case: { case_id: string; action: string }
  filing: { filing_id: string; action: string }
  notice: { id: string }
}
type Kind = keyof LiveEvents
type Listener = { [K in Kind]?: (event: LiveEvents[K]) => void } & { reconnected?: () => void }

const KINDS: Kind[] = ['case', 'filing', 'notice']
const listeners = new Set<Listener>()
const connected = ref(false)
let source: EventSource | null = null
let retry: ReturnType<typeof setTimeout> | undefined
let delay_ms = 1000
let wasConnected = false

/**
 * Listens to the server's event stream for as long as the calling component lives. All components of a tab share one
 * connection. After a lost connection `reconnected` is called: what was missed must be fetched.
 */
export function useLiveEvents(listener: Listener) {
  listeners.add(listener)
  open()
  onScopeDispose(() => {
    listeners.delete(listener)
    if (listeners.size === 0) close()
  })
  return { connected: readonly(connected) }
}

function open(): void {
  if (source || typeof EventSource === 'undefined') return
  const stream = new EventSource(`${API}/events`)
  source = stream
  stream.onopen = () => {
    connected.value = true
    delay_ms = 1000
    if (wasConnected) for (const listener of listeners) listener.reconnected?.()
    wasConnected = true
  }
  stream.onerror = () => {
    connected.value = false
    // The browser reconnects by itself unless the server refused (closed): then we try again, ever more seldom.
    if (stream.readyState !== EventSource.CLOSED) return
    source = null
    clearTimeout(retry)
    if (listeners.size > 0) retry = setTimeout(open, delay_ms)
    delay_ms = Math.min(delay_ms * 2, 60_000)
  }
  for (const kind of KINDS) {
    stream.addEventListener(kind, (message) => {
      const event: unknown = parse((message as MessageEvent<string>).data)
      if (event) for (const listener of listeners) (listener[kind] as ((e: unknown) => void) | undefined)?.(event)
    })
  }
}

function close(): void {
  clearTimeout(retry)
  source?.close()
  source = null
  connected.value = false
  wasConnected = false
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
