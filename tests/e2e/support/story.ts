// A file whose tests tell one story: each goes on where the one before it ended.
import { afterEach, beforeEach } from 'vitest'

/** Once a test of the file has failed, those after it say so instead of failing for want of what it should have left. */
export function tellsOneStory() {
  let broken = ''
  beforeEach(() => {
    if (broken) throw new Error(`not tried: “${broken}” failed`)
  })
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') broken ||= task.name
  })
}
