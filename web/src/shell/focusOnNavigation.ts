import { nextTick, ref, watch } from 'vue'
import { useRoute } from 'vue-router'
import { pageTitle } from './pageTitle'

/** After a change of page: the heading takes the focus and its title is read out, as a full page load would do. */
export function useFocusOnNavigation() {
  const route = useRoute()
  const announcement = ref('')
  let first = true
  watch(
    () => route.path,
    async () => {
      if (first) {
        first = false
        return
      }
      announcement.value = ''
      await nextTick()
      setTimeout(() => {
        announcement.value = pageTitle.value
        const active = document.activeElement
        if (active && active !== document.body && document.getElementById('main')?.contains(active)) return
        const target = document.querySelector<HTMLElement>('#main h1') ?? document.getElementById('main')
        target?.setAttribute('tabindex', '-1')
        target?.focus({ preventScroll: true })
      }, 60)
    },
  )
  return { announcement }
}
