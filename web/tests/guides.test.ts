// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { GUIDES } from '../src/portal/guides'
import { REASONS, STEP_CODES } from '../src/portal/filing/steps'

const read = (path: string) => readFileSync(new URL(`../../reference/${path}`, import.meta.url), 'utf8')

it('every guide names a cause of the official list by its code', () => {
  const causes = new Map(
    read('master/causes_civil.csv')
      .trim()
      .split('\n')
      .map((line) => line.split(',') as [string, string, string, string])
      .map(([code, , , name]) => [code, name]),
  )
  expect(GUIDES.filter((g) => causes.get(g.code) !== g.name).map((g) => g.name)).toEqual([])
})

it('every reason for which a clerk may return a filing is explained in plain words and leads to a step', () => {
  const reasons = read('filing/return-reasons.toml').split('[[reason]]').slice(1)
  const returnable = reasons.filter((r) => /may_return = true/.test(r)).map((r) => /code = "(\w+)"/.exec(r)![1]!)
  expect(returnable.length).toBeGreaterThan(5)
  expect(returnable.filter((code) => !REASONS[code])).toEqual([])
  expect(Object.values(REASONS).every((r) => STEP_CODES.includes(r.step))).toBe(true)
})
