import { useQueryClient } from '@tanstack/vue-query'
import { ElMessage } from 'element-plus'
import { computed, reactive, ref } from 'vue'
import { type ApiProblem, asProblem } from '@/api/problem'

/** What DecisionDialog shows of a decision. */
export interface Decision {
  approve: boolean
  note: string
  busy: boolean
  problem: ApiProblem | undefined
}

/**
 * Deciding on somebody's request: which one, yes or no, and why. A refusal needs its reasons. The dialog stays until it is done,
 * so that what was typed is not lost.
 */
export function useDecision<Request extends { case_id: string }>(options: {
  decide: (request: Request, approve: boolean, note: string) => Promise<unknown>
  done: (request: Request, approve: boolean) => string
  /** The list that the request stands on. */
  list: string[]
}) {
  const queries = useQueryClient()
  const chosen = ref<Request | null>(null)
  const state = reactive<Decision>({ approve: true, note: '', busy: false, problem: undefined })
  const open = computed({ get: () => chosen.value !== null, set: (shown) => !shown && (chosen.value = null) })
  const ready = computed(() => state.approve || state.note.trim() !== '')
  const request = computed(() => chosen.value as Request | null)

  function start(about: Request, approve: boolean) {
    chosen.value = about
    Object.assign(state, { approve, note: '', busy: false, problem: undefined })
  }
  async function confirm() {
    const about = request.value
    if (!about || !ready.value || state.busy) return
    state.busy = true
    state.problem = undefined
    try {
      await options.decide(about, state.approve, state.note.trim())
      ElMessage.success(options.done(about, state.approve))
      void queries.invalidateQueries({ queryKey: ['case', about.case_id] })
      void queries.invalidateQueries({ queryKey: ['ledger', 'list'] })
      void queries.invalidateQueries({ queryKey: ['desk'] })
      await queries.invalidateQueries({ queryKey: options.list })
      chosen.value = null
    } catch (error) {
      state.problem = asProblem(error)
      // The case has moved on: the list brings what it is now, and the person decides again.
      if (state.problem.isConflict) await queries.invalidateQueries({ queryKey: options.list })
    } finally {
      state.busy = false
    }
  }
  return { state, request, open, ready, start, confirm }
}
