import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, reactive } from 'vue'
import { ApiProblem, offlineProblem } from '../src/api/problem'
import type { Draft, FilingContent } from '../src/api/types'

/** A server with one draft; `next` decides what happens to the coming saves. */
const server = vi.hoisted(() => ({
  draft: null as unknown as Draft,
  next: [] as Error[],
  saves: 0,
  gate: null as Promise<void> | null,
}))
vi.mock('../src/api/portal', () => ({
  getDraft: async () => structuredClone(server.draft),
  putDraft: async (_: string, version: number, content: FilingContent) => {
    server.saves++
    const sent = structuredClone(content)
    if (server.gate) await server.gate
    const failure = server.next.shift()
    if (failure) throw failure
    if (version !== server.draft.version) {
      throw new ApiProblem({ code: 'E_STALE', title: '已被修改', current_version: server.draft.version, changed_at_ms: 7 }, 412)
    }
    server.draft = { ...server.draft, version: version + 1, updated_at_ms: server.draft.updated_at_ms + 1, content: sent }
    return structuredClone(server.draft)
  },
}))
const { useDraftSaver } = await import('../src/portal/filing/draftSaver')
const { toForm, toContent, emptyContent } = await import('../src/portal/filing/form')

let scopes: ReturnType<typeof effectScope>[] = []
function openTab() {
  const scope = effectScope()
  scopes.push(scope)
  const draft = structuredClone(server.draft)
  const form = reactive(toForm(draft.content))
  const saver = scope.run(() => useDraftSaver(draft, form))!
  return { form, saver, close: () => scope.stop() }
}
/** Lets the quiet time pass and the save come back. */
async function settle(ms = 1000) {
  await nextTick()
  await vi.advanceTimersByTimeAsync(ms)
  await flushPromises()
}

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  server.draft = {
    id: 'd1',
    version: 1,
    updated_at_ms: 100,
    content: emptyContent({ case_type: '0301', causes: 'civil', sides: [], fields: [] }),
    uploads: [],
    filing_id: null,
    status: 'open',
    correction: null,
  }
  server.next = []
  server.saves = 0
  server.gate = null
})
afterEach(() => {
  scopes.forEach((scope) => scope.stop())
  scopes = []
  vi.useRealTimers()
})

describe('saving as the person types', () => {
  it('waits for a pause, then saves once', async () => {
    const { form, saver } = openTab()
    for (const text of ['二', '二〇', '二〇二四年借款']) {
      form.facts = text
      await settle(200)
    }
    expect(server.saves).toBe(0)
    await settle()
    expect(server.saves).toBe(1)
    expect(server.draft.content.facts).toBe('二〇二四年借款')
    expect(saver.state.value).toBe('saved')
  })

  it('opening a draft and changing nothing saves nothing', async () => {
    const { close } = openTab()
    await settle(5000)
    close()
    expect(server.saves).toBe(0)
  })

  it('what is typed while a save is on its way is saved after it, on top of it', async () => {
    let open = () => {}
    server.gate = new Promise((done) => (open = done))
    const { form } = openTab()
    form.facts = '一'
    await settle()
    form.facts = '一二'
    await settle()
    server.gate = null
    open()
    await settle()
    await settle()
    expect(server.draft.content.facts).toBe('一二')
    expect(server.draft.version).toBe(3)
  })

  it('tries again by itself after a lost network, and says so meanwhile', async () => {
    server.next = [offlineProblem(), offlineProblem()]
    const { form, saver } = openTab()
    form.facts = '离线时写的'
    await settle()
    expect(saver.state.value).toBe('failed')
    await settle(2000)
    await settle(4000)
    expect(saver.state.value).toBe('saved')
    expect(server.draft.content.facts).toBe('离线时写的')
  })

  it('saves the last words when the page is left', async () => {
    const { form, close } = openTab()
    form.facts = '最后一句'
    await nextTick()
    close()
    await flushPromises()
    expect(server.draft.content.facts).toBe('最后一句')
  })
})

describe('two tabs', () => {
  async function conflict() {
    const a = openTab()
    const b = openTab()
    a.form.facts = '甲窗口'
    await settle()
    sessionStorage.clear()
    b.form.facts = '乙窗口'
    b.form.service_address = '北大街'
    await settle()
    expect(b.saver.state.value).toBe('conflict')
    return { a, b }
  }
  it('the later one is told, and overwrites nothing by itself', async () => {
    const { b } = await conflict()
    b.form.facts = '乙窗口继续写'
    await settle(5000)
    expect(server.draft.content.facts).toBe('甲窗口')
    expect(b.saver.conflict.value?.theirs?.facts).toBe('甲窗口')
  })
  it('keeping ours puts ours on the server', async () => {
    const { b } = await conflict()
    await b.saver.resolve('ours')
    await settle()
    expect(server.draft.content).toMatchObject({ facts: '乙窗口', service_address: '北大街' })
    expect(b.saver.state.value).toBe('saved')
  })
  it('taking theirs shows theirs and sends nothing', async () => {
    const { b } = await conflict()
    const saves = server.saves
    await b.saver.resolve('theirs')
    await settle()
    expect(b.form.facts).toBe('甲窗口')
    expect(server.saves).toBe(saves)
    expect(toContent(b.form)).toEqual(server.draft.content)
  })
})

describe('a tab that was cut off', () => {
  it('finds its unsaved words again after signing in anew', async () => {
    server.next = [
      new ApiProblem({ code: 'E_SESSION_EXPIRED', title: '登录已过期' }, 401),
      new ApiProblem({ code: 'E_SESSION_EXPIRED' }, 401),
    ]
    const first = openTab()
    first.form.facts = '没来得及保存'
    await settle()
    expect(server.draft.content.facts).toBeUndefined()
    first.close()
    await settle()

    const again = openTab()
    expect(again.form.facts).toBe('没来得及保存')
    await settle()
    expect(server.draft.content.facts).toBe('没来得及保存')
  })
  it('asks when the draft went on elsewhere meanwhile', async () => {
    server.next = [new ApiProblem({ code: 'E_SESSION_EXPIRED' }, 401), new ApiProblem({ code: 'E_SESSION_EXPIRED' }, 401)]
    const first = openTab()
    first.form.facts = '旧的'
    await settle()
    first.close()
    await settle()
    server.draft = { ...server.draft, version: 5, content: { ...server.draft.content, facts: '在手机上写的' } }

    const again = openTab()
    await settle()
    expect(again.saver.state.value).toBe('conflict')
    expect(server.draft.content.facts).toBe('在手机上写的')
  })
})
