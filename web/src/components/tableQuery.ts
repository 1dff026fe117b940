import { computed, type ComputedRef, ref } from 'vue'
import { type LocationQueryRaw, useRoute, useRouter } from 'vue-router'

/** What a list shows (search, filters, order, page) lives in the address: a link shows the same list to a colleague. */
export interface TableQuery {
  /** Everything set now, defaults included; goes to the server as it is. */
  values: ComputedRef<Record<string, string>>
  get: (key: string) => string
  /** Changes filters and goes back to the first page. Empty and null remove. */
  set: (patch: Record<string, string | null | undefined>) => void
  /** Drops all filters, the search and the order. */
  reset: () => void
  next: (cursor: string) => void
  previous: () => void
  onFirstPage: ComputedRef<boolean>
  /** Something beside the defaults is set. */
  filtered: ComputedRef<boolean>
}

export function useTableQuery(defaults: Record<string, string> = {}): TableQuery {
  const route = useRoute()
  const router = useRouter()
  const path = route.path
  const trail = ref<string[]>([])

  const own = computed(() => {
    const out: Record<string, string> = {}
    for (const [key, value] of Object.entries(route.query)) {
      const one = Array.isArray(value) ? value[0] : value
      if (one) out[key] = one
    }
    return out
  })
  const values = computed(() => ({ ...defaults, ...own.value }))

  function go(query: LocationQueryRaw, push: boolean) {
    if (router.currentRoute.value.path !== path) return
    void (push ? router.push({ query, hash: route.hash }) : router.replace({ query, hash: route.hash }))
  }
  function set(patch: Record<string, string | null | undefined>) {
    const query: LocationQueryRaw = { ...own.value }
    delete query.cursor
    trail.value = []
    for (const [key, value] of Object.entries(patch)) {
      if (value === null || value === undefined || value === '' || value === defaults[key]) delete query[key]
      else query[key] = value
    }
    go(query, false)
  }

  return {
    values,
    get: (key) => values.value[key] ?? '',
    set,
    reset: () => {
      trail.value = []
      go({}, false)
    },
    next: (cursor) => {
      trail.value.push(own.value.cursor ?? '')
      go({ ...own.value, cursor }, true)
    },
    previous: () => {
      const cursor = trail.value.pop() ?? ''
      const query: LocationQueryRaw = { ...own.value }
      delete query.cursor
      go(cursor ? { ...query, cursor } : query, true)
    },
    onFirstPage: computed(() => !own.value.cursor),
    filtered: computed(() => Object.keys(own.value).some((key) => !['cursor', 'sort', 'limit'].includes(key))),
  }
}

export interface Column<Row> {
  key: string
  title: string
  /** Plain text of the cell; a slot named cell-<key> may show more. */
  text?: (row: Row) => string | number | null | undefined
  /** The server's sort key; the column can then be sorted. */
  sort?: string
  /** First click sorts descending (dates, amounts). */
  sortDownFirst?: boolean
  width?: string
  align?: 'left' | 'right' | 'center'
  /** Not shown until chosen. */
  hidden?: boolean
  /** Stays at the left while the rest scrolls; also the title of the card on a phone. */
  sticky?: boolean
  /** Left out of the card on a phone. */
  notOnCard?: boolean
  /** Does not break over lines. */
  nowrap?: boolean
}
