import { useQuery } from '@tanstack/vue-query'
import { nextTick, onMounted, reactive, ref, shallowRef, watch } from 'vue'
import { useRouter } from 'vue-router'
import { type FeeQuestion, lawRulesQuery, type PeriodQuestion } from '@/api/law'
import { type ApiProblem, asProblem } from '@/api/problem'
import { toAddress } from './questions'

/** The rules that the calculators know; the same query for whoever asks. */
export const useLawRules = () => useQuery(lawRulesQuery())

/** What CalculatorPage shows: whether it is reckoning, what was wrong, what came out. */
export type Calculator = ReturnType<typeof useCalculator>

/**
 * A calculator asks the server, keeps the question in the address so that it can be sent and printed, and forgets the answer as
 * soon as the form says something else. `question` is null while the form cannot be asked.
 */
export function useCalculator<Question extends PeriodQuestion | FeeQuestion, Answer>(
  form: object,
  question: () => Question | null,
  ask: (question: Question) => Promise<Answer>,
) {
  const router = useRouter()
  const rules = useLawRules()
  const result = shallowRef<Answer>()
  const problem = ref<ApiProblem>()
  const busy = ref(false)
  const heading = ref<HTMLElement>()

  async function calculate(focus = true) {
    const asked = question()
    if (!asked || busy.value) return
    busy.value = true
    problem.value = undefined
    try {
      result.value = await ask(asked)
      void router.replace({ query: toAddress(asked) })
      await nextTick()
      if (focus) heading.value?.focus()
    } catch (error) {
      result.value = undefined
      problem.value = asProblem(error)
    } finally {
      busy.value = false
    }
  }
  watch(form, () => {
    if (!busy.value) result.value = problem.value = undefined
  })
  // An address that was kept is answered at once.
  const kept = Object.keys(router.currentRoute.value.query).length > 0
  onMounted(async () => {
    if (!kept) return
    await rules.suspense()
    await nextTick()
    void calculate(false)
  })
  const errorOf = (field: string) => problem.value?.field(field)
  return reactive({ rules, result, problem, busy, heading, calculate, errorOf })
}
