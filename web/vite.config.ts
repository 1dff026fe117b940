import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'

const server = process.env.ANSHU_SERVER ?? 'http://127.0.0.1:8080'

// Unit tests need no styles, and Node cannot import them.
const testing = process.env.VITEST !== undefined

export default defineConfig({
  plugins: [
    vue(),
    // Only Element Plus comes in by tag name; our own components are imported by hand, so that a reader sees from where.
    Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: testing ? false : 'css' })] }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: server } } },
  build: {
    outDir: 'dist',
    target: 'es2020',
    assetsDir: 'assets',
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        // The frameworks change seldom: their own chunks stay in the browser's cache when Anshu is updated.
        manualChunks(id) {
          if (/node_modules\/(@vue|vue|vue-router|vue-demi)\//.test(id)) return 'vue'
          if (/node_modules\/(@tanstack|openapi-fetch)\//.test(id)) return 'data'
          return undefined
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.ts'],
  },
})
