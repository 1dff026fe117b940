import { VueQueryPlugin, QueryClient } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { ApiProblem } from '../src/api/problem'
import DataTable from '../src/components/DataTable.vue'
import { type Column, useTableQuery } from '../src/components/tableQuery'

interface Row {
  id: string
  number: string
  filed_on: string
}
const COLUMNS: Column<Row>[] = [
  { key: 'number', title: '案号', sort: 'number', sticky: true },
  { key: 'filed_on', title: '立案日期', sort: 'filed_on', sortDownFirst: true },
  { key: 'id', title: '编号', hidden: true },
]
const rows: Row[] = ['1', '2', '3'].map((n) => ({ id: n, number: `（2026）陕0702民初${n}号`, filed_on: `2026-05-0${n}` }))
const page = (items: Row[], next_cursor: string | null = null) => ({
  items,
  next_cursor,
  total: items.length,
  total_capped: false,
})
const load = vi.fn(async (query: Record<string, string>) => page(rows, query.cursor ? null : 'c2'))

let router: Router
let wrapper: ReturnType<typeof mount>
async function show(path = '/cases') {
  const Page = defineComponent(() => {
    const query = useTableQuery({ sort: '-filed_on' })
    return () =>
      h(DataTable as never, {
        name: 'test',
        label: '台账',
        columns: COLUMNS,
        query,
        load,
        rowKey: (r: Row) => r.id,
        rowTo: (r: Row) => `/cases/${r.id}`,
        searchPlaceholder: '查找',
      })
  })
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/cases', component: Page },
      { path: '/cases/:id', component: { template: '<p>案件</p>' } },
    ],
  })
  await router.push(path)
  wrapper = mount(defineComponent({ template: '<router-view />' }), {
    attachTo: document.body,
    global: {
      plugins: [router, [VueQueryPlugin, { queryClient: new QueryClient({ defaultOptions: { queries: { retry: false } } }) }]],
    },
  })
  await flushPromises()
}
const key = async (name: string) => {
  ;(document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
  )
  await flushPromises()
}
const button = (text: string) => wrapper.findAll('button').find((b) => b.text().includes(text))!

beforeEach(() => {
  localStorage.clear()
  load.mockClear()
  window.scrollTo = vi.fn()
  Element.prototype.scrollTo = vi.fn() as never
})
afterEach(() => wrapper.unmount())

describe('what the list shows is in its address', () => {
  it('a link with search, order and page asks the server for just that', async () => {
    await show('/cases?q=张三&sort=number&cursor=c2')
    expect(load).toHaveBeenLastCalledWith({ q: '张三', sort: 'number', cursor: 'c2' })
    expect((wrapper.find('input').element as HTMLInputElement).value).toBe('张三')
  })
  it('typing searches after a pause and goes back to the first page', async () => {
    await show('/cases?cursor=c2')
    vi.useFakeTimers()
    await wrapper.find('input').setValue('物业')
    await vi.advanceTimersByTimeAsync(500)
    vi.useRealTimers()
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ q: '物业' })
    expect(load).toHaveBeenLastCalledWith({ q: '物业', sort: '-filed_on' })
  })
  it('a heading sorts, a second click turns the order round', async () => {
    await show()
    await button('案号').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query.sort).toBe('number')
    expect(wrapper.findAll('th')[0]!.attributes('aria-sort')).toBe('ascending')
    await button('案号').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query.sort).toBe('-number')
  })
  it('goes to the next page and back', async () => {
    await show('/cases?q=张')
    await button('下一页').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ q: '张', cursor: 'c2' })
    await button('上一页').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ q: '张' })
  })
})

describe('the keyboard does everything', () => {
  it('/ goes to the search, arrows through the rows, Enter opens', async () => {
    await show()
    await key('/')
    expect(document.activeElement).toBe(wrapper.find('input').element)
    await key('ArrowDown')
    await key('ArrowDown')
    expect(document.activeElement?.textContent).toContain('民初2号')
    await key('Enter')
    expect(router.currentRoute.value.path).toBe('/cases/2')
  })
  it('only one row is a stop of the Tab key', async () => {
    await show()
    expect(wrapper.findAll('tbody tr').map((r) => r.attributes('tabindex'))).toEqual(['0', '-1', '-1'])
  })
  it('Esc in the search clears it, a second Esc goes to the rows', async () => {
    await show('/cases?q=张')
    await key('/')
    await key('Escape')
    expect(router.currentRoute.value.query.q).toBeUndefined()
    await key('Escape')
    expect(document.activeElement?.tagName).toBe('TR')
  })
})

describe('when there is nothing to show', () => {
  it('a search without hits offers to drop the conditions', async () => {
    load.mockResolvedValueOnce(page([]))
    await show('/cases?q=没有')
    expect(wrapper.text()).toContain('没有符合条件的记录')
    await button('清除条件').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({})
  })
  it('a refusal is shown with its sentence and code', async () => {
    load.mockRejectedValueOnce(new ApiProblem({ code: 'E_FORBIDDEN', title: '您没有查看台账的权限' }, 403))
    await show()
    expect(wrapper.text()).toContain('您没有查看台账的权限')
    expect(wrapper.text()).toContain('E_FORBIDDEN')
  })
})

it('hidden columns stay hidden until chosen', async () => {
  await show()
  expect(wrapper.findAll('th').map((t) => t.text())).toEqual(['案号', '立案日期'])
})
