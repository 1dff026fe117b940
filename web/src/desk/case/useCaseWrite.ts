import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { asProblem, type ApiProblem, conflictOf } from '@/api/problem'
import { caseQuery } from '@/api/desk'
import type { CaseView } from '@/api/types'

/** The version that our own last write made: an update that is not ours deserves a word. */
export const ownVersion = ref(0)

/**
 * A write on a case: remembers the version that the person saw when the form was opened, so that what others did meanwhile is
 * shown (412) and never written over. Nothing typed is lost: the form stays, the person reads what changed, and goes on.
 */
export function useCaseWrite(caseId: () => string) {
  const queries = useQueryClient()
  const busy = ref(false)
  const problem = ref<ApiProblem>()
  const seenVersion = ref(0)
  const conflict = computed(() => (problem.value?.isConflict ? conflictOf(problem.value) : null))

  function begin(version: number) {
    seenVersion.value = version
    problem.value = undefined
    busy.value = false
  }

  /** Runs the write; true when it was done. The answer becomes what the page shows. */
  async function run(write: (version: number) => Promise<CaseView>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = undefined
    try {
      const view = await write(seenVersion.value)
      ownVersion.value = view.version
      queries.setQueryData(['case', caseId()], view)
      void queries.invalidateQueries({ queryKey: ['case', caseId(), 'timeline'] })
      void queries.invalidateQueries({ queryKey: ['ledger', 'list'] })
      void queries.invalidateQueries({ queryKey: ['desk'] })
      return true
    } catch (error) {
      problem.value = asProblem(error)
      return false
    } finally {
      busy.value = false
    }
  }

  /** Fetches the case as it is now and takes its version; what was typed stays. */
  async function reload(): Promise<void> {
    busy.value = true
    try {
      const view = await queries.fetchQuery({ ...caseQuery(caseId()), staleTime: 0 })
      void queries.invalidateQueries({ queryKey: ['case', caseId(), 'timeline'] })
      ownVersion.value = view.version
      begin(view.version)
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, conflict, begin, run, reload }
}
