import { defineConfig } from 'vitest/config'

// One file after the other: each starts a server of its own, and the machine is small.
export default defineConfig({
  test: { fileParallelism: false, testTimeout: 180_000, hookTimeout: 180_000, include: ['**/*.test.ts'] },
})
