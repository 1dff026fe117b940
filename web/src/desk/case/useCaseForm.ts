import { ElMessage } from 'element-plus'
import { reactive, type Ref, watch } from 'vue'
import { newKey } from '@/api/client'
import type { CaseView } from '@/api/types'
import { useCaseWrite } from './useCaseWrite'

/** What CaseDialog shows of a form: whether it is being sent, what was refused, what others did meanwhile. */
export type CaseForm = ReturnType<typeof useCaseForm>

/**
 * The form of one action on a case. It begins anew each time it is opened, sends the version that the person saw and one key for
 * as long as the same thing is meant, and closes when it is done; what was typed stays when it is refused.
 */
export function useCaseForm(caseView: () => CaseView, open: Ref<boolean>, reset: () => void) {
  const { busy, problem, conflict, begin, run, reload } = useCaseWrite(() => caseView().id)
  let key = newKey()
  watch(
    open,
    (shown) => {
      if (!shown) return
      reset()
      key = newKey()
      begin(caseView().version)
    },
    { immediate: true },
  )
  const errorOf = (field: string) => problem.value?.field(field)

  async function submit(send: (version: number, key: string) => Promise<CaseView>, done?: string): Promise<boolean> {
    if (await run((version) => send(version, key))) {
      open.value = false
      if (done) ElMessage.success(done)
      return true
    }
    // A refused one was not done: corrected, it is another. A broken line may have carried the first one through.
    if (problem.value && !problem.value.isOffline && problem.value.status < 500) key = newKey()
    return false
  }
  return reactive({ busy, problem, conflict, reload, errorOf, submit })
}
