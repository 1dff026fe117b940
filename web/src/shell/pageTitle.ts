import { computed, type MaybeRefOrGetter, onScopeDispose, ref, toValue, watchEffect } from 'vue'

const routeTitle = ref('')
const own = ref<{ title: string; owner: symbol } | null>(null)

export const pageTitle = computed(() => own.value?.title || routeTitle.value)

watchEffect(() => {
  document.title = pageTitle.value ? `${pageTitle.value} · 案枢` : '案枢'
})

/** Set by the router for every page. */
export function setRouteTitle(title: string): void {
  routeTitle.value = title
}

/** For a page whose title is known only with its data (a case's number). */
export function usePageTitle(title: MaybeRefOrGetter<string | undefined>): void {
  const owner = Symbol('page title')
  watchEffect(() => {
    const text = toValue(title)
    if (text) own.value = { title: text, owner }
  })
  onScopeDispose(() => {
    if (own.value?.owner === owner) own.value = null
  })
}
