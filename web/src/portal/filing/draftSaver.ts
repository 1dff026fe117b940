import { onScopeDispose, ref, watch } from 'vue'
import { getDraft, putDraft } from '@/api/portal'
import { ApiProblem, asProblem, type Conflict, conflictOf } from '@/api/problem'
import type { Draft, FilingContent } from '@/api/types'
import { type FilingForm, toContent, toForm } from './form'

const QUIET_MS = 800
const storageKey = (id: string) => `anshu.draft.${id}`

/** What a browser tab had not yet got onto the server when it was cut off (session over, reload while offline). */
interface Rescue {
  version: number
  content: FilingContent
}

/**
 * Keeps the form on the server as the person types: after a short pause, one save at a time, each with the version it was
 * built on. A lost network is tried again; another tab's save is never overwritten unasked.
 */
export function useDraftSaver(draft: Draft, form: FilingForm) {
  const state = ref<'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'>('saved')
  const savedAt_ms = ref(draft.updated_at_ms)
  const problem = ref<ApiProblem>()
  const conflict = ref<Conflict & { theirs: FilingContent | null }>()
  let version = draft.version
  let saved = JSON.stringify(draft.content)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | null = null
  let failures = 0

  const now = () => toContent(form)
  const dirty = () => JSON.stringify(now()) !== saved

  const rescue = readRescue(draft.id)
  if (rescue && JSON.stringify(rescue.content) !== JSON.stringify(toContent(toForm(draft.content)))) {
    Object.assign(form, toForm(rescue.content))
    if (rescue.version === version) schedule(0)
    else {
      state.value = 'conflict'
      conflict.value = { ...noConflict, current_version: version, changed_at_ms: draft.updated_at_ms, theirs: draft.content }
    }
  } else {
    clearRescue(draft.id)
    saved = JSON.stringify(now())
  }

  watch(form, () => schedule(QUIET_MS), { deep: true })

  function schedule(after_ms: number) {
    if (state.value === 'conflict') return void keepRescue()
    if (!dirty()) return
    keepRescue()
    if (state.value !== 'saving') state.value = 'waiting'
    clearTimeout(timer)
    timer = setTimeout(() => void save(), after_ms)
  }
  function keepRescue() {
    try {
      sessionStorage.setItem(storageKey(draft.id), JSON.stringify({ version, content: now() } satisfies Rescue))
    } catch {
      // No room or no permission: then only the server keeps it.
    }
  }

  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (state.value === 'conflict') return false
    if (running) return running.then(() => save())
    if (!dirty()) {
      state.value = 'saved'
      return true
    }
    running = saveOnce()
    try {
      return await running
    } finally {
      running = null
      // Typed while the save was on its way.
      if (state.value === 'saved' && dirty()) schedule(QUIET_MS)
    }
  }

  async function saveOnce(): Promise<boolean> {
    const content = now()
    state.value = 'saving'
    try {
      const result = await putDraft(draft.id, version, content)
      version = result.version
      saved = JSON.stringify(content)
      savedAt_ms.value = result.updated_at_ms
      problem.value = undefined
      failures = 0
      state.value = 'saved'
      if (!dirty()) clearRescue(draft.id)
      return true
    } catch (error) {
      const refused = asProblem(error)
      if (refused.isConflict) {
        const theirs = await getDraft(draft.id).catch(() => null)
        conflict.value = { ...conflictOf(refused), theirs: theirs?.content ?? null }
        state.value = 'conflict'
        return false
      }
      problem.value = refused
      state.value = 'failed'
      if (refused.isOffline || refused.status >= 500 || refused.status === 429) {
        clearTimeout(timer)
        timer = setTimeout(() => void save(), Math.min(2000 * 2 ** failures++, 30_000))
      }
      return false
    }
  }

  /** Another tab saved first: keep ours over theirs, or take theirs. */
  async function resolve(keep: 'ours' | 'theirs'): Promise<void> {
    const latest = await getDraft(draft.id)
    version = latest.version
    saved = JSON.stringify(toContent(toForm(latest.content)))
    savedAt_ms.value = latest.updated_at_ms
    if (keep === 'theirs') Object.assign(form, toForm(latest.content))
    conflict.value = undefined
    state.value = 'saved'
    if (keep === 'ours') await save()
    else clearRescue(draft.id)
  }

  // Leaving the page: the last words go out even when the tab closes.
  function leave() {
    if (state.value === 'conflict' || !dirty()) return
    void putDraft(draft.id, version, now(), true).catch(() => undefined)
  }
  function warn(event: BeforeUnloadEvent) {
    if (state.value === 'failed' || state.value === 'conflict') event.preventDefault()
  }
  const retryNow = () => state.value === 'failed' && void save()
  window.addEventListener('pagehide', leave)
  window.addEventListener('beforeunload', warn)
  window.addEventListener('online', retryNow)
  onScopeDispose(() => {
    clearTimeout(timer)
    if (dirty() && state.value !== 'conflict') void save()
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('beforeunload', warn)
    window.removeEventListener('online', retryNow)
  })

  return { state, savedAt_ms, problem, conflict, save, resolve, version: () => version }
}

const noConflict: Conflict = { current_version: 0, changed_by: null, changed_at_ms: null, changed_action: null }

function readRescue(id: string): Rescue | null {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey(id)) ?? 'null') as Rescue | null
  } catch {
    return null
  }
}
function clearRescue(id: string): void {
  try {
    sessionStorage.removeItem(storageKey(id))
  } catch {
    // Nothing was kept then.
  }
}

const SECTIONS: [string, (keyof FilingContent)[]][] = [
  ['法院和案由', ['court_code', 'case_type', 'cause_code', 'jurisdiction_agreement']],
  ['当事人', ['parties']],
  ['请求', ['claims']],
  ['基本情况和经过', ['answers', 'facts']],
  ['证据和材料', ['evidence', 'missing_materials']],
  [
    '送达和同意事项',
    ['service_address', 'eservice_address', 'eservice_consent', 'mediation_consent', 'online_consent', 'declaration'],
  ],
]
/** The parts of the complaint in which two versions differ, by the names the wizard uses. */
export function differingSections(a: FilingContent, b: FilingContent): string[] {
  const [x, y] = [toContent(toForm(a)), toContent(toForm(b))]
  return SECTIONS.filter(([, keys]) => keys.some((k) => JSON.stringify(x[k]) !== JSON.stringify(y[k]))).map(([name]) => name)
}
