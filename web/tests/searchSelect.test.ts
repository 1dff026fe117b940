import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import SearchSelect from '../src/components/SearchSelect.vue'

const ALL = ['民间借贷纠纷', '金融借款合同纠纷', '物业服务合同纠纷'].map((label, i) => ({
  value: `C${i}`,
  label,
  hint: '合同纠纷',
}))
const search = vi.fn(async (text: string) => ALL.filter((o) => o.label.includes(text)))
let wrapper: ReturnType<typeof mount>

async function type(text: string) {
  await wrapper.find('input').setValue(text)
  await vi.advanceTimersByTimeAsync(300)
  await flushPromises()
}
const key = (name: string) => wrapper.find('input').trigger('keydown', { key: name })
const listed = () => wrapper.findAll('li').map((li) => li.text())
const chosen = () => (wrapper.props() as { modelValue?: string }).modelValue
const shown = () => wrapper.find('input').element.value

beforeEach(() => {
  vi.useFakeTimers()
  Element.prototype.scrollIntoView = vi.fn()
  search.mockClear()
  wrapper = mount(SearchSelect, {
    attachTo: document.body,
    props: {
      search,
      modelValue: undefined,
      'onUpdate:modelValue': (v: string | undefined) => void wrapper.setProps({ modelValue: v }),
    },
  })
})
afterEach(() => {
  wrapper.unmount()
  vi.useRealTimers()
})

describe('choosing by typing', () => {
  it('finds after a pause, chooses with the keyboard, shows the name of the choice', async () => {
    await type('借')
    expect(search).toHaveBeenCalledTimes(1)
    expect(listed()[0]).toContain('民间借贷纠纷')
    await key('ArrowDown')
    await key('Enter')
    expect(chosen()).toBe('C1')
    expect(shown()).toBe('金融借款合同纠纷')
    expect(wrapper.emitted('chosen')![0]).toEqual([ALL[1]])
  })
  it('leaving the box without choosing keeps the earlier choice', async () => {
    await wrapper.setProps({ modelValue: 'C2', chosenLabel: '物业服务合同纠纷' })
    await type('借贷')
    await wrapper.find('input').trigger('blur')
    expect(chosen()).toBe('C2')
    expect(shown()).toBe('物业服务合同纠纷')
  })
  it('Escape closes the list and leaves the dialog around it open', async () => {
    const outside = vi.fn()
    document.body.addEventListener('keydown', outside)
    await type('借')
    await key('Escape')
    expect(wrapper.find('input').attributes('aria-expanded')).toBe('false')
    expect(outside).not.toHaveBeenCalled()
    document.body.removeEventListener('keydown', outside)
  })
  it('an answer that comes late does not replace the answer to a later question', async () => {
    let late: (options: typeof ALL) => void = () => {}
    search.mockImplementationOnce(() => new Promise((done) => (late = done)))
    await type('借')
    await type('物业')
    late([ALL[0]!])
    await flushPromises()
    expect(listed()).toEqual(['物业服务合同纠纷 合同纠纷'])
  })
  it('says so when nothing is found and when the search fails', async () => {
    await type('海商')
    expect(wrapper.text()).toContain('没有找到')
    search.mockRejectedValueOnce(new Error('offline'))
    await type('海事')
    expect(wrapper.text()).toContain('没有查到')
  })
})
