/** Builds the desk into dist/desk: `index.html` for /desk and every address below it, and hashed files under /desk/assets/. */
import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { wordsOfOneLanguage } from './vite.words.ts'

const desk = join(import.meta.dirname, 'desk')
const start = join(desk, 'start.ts')
const main = join(desk, 'main.tsx')

export default defineConfig({
  root: desk,
  base: '/desk/',
  plugins: [react(), wordsOfOneLanguage(main), fetchedAtOnce(main)],
  publicDir: false,
  build: {
    outDir: join(import.meta.dirname, 'dist/desk'),
    emptyOutDir: true,
    target: 'es2023',
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      preserveEntrySignatures: false,
      output: {
        // The first view is two files, not thirty: the beginning, and all that it waits for.
        codeSplitting: {
          groups: [
            { name: 'start', test: id => id === start || id.includes('rolldown/runtime'), priority: 2 },
            { name: 'main', test: id => id === main, priority: 1 },
          ],
        },
      },
    },
  },
})

/** What the beginning waits for is asked for by the page itself: all of it comes at once. */
function fetchedAtOnce(entry: string): Plugin {
  return {
    name: 'fetched-at-once',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap(file => (file.type === 'chunk' ? [file] : []))
        const all = chunks.find(chunk => chunk.moduleIds.includes(entry))
        if (!all) throw new Error(`${entry} is no file of its own any more.`)
        const begun = chunks
          .filter(chunk => chunk.isEntry)
          .flatMap(chunk => [chunk.fileName, ...chunk.imports])
        return [all.fileName, ...all.imports]
          .filter(name => !begun.includes(name))
          .map(name => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/desk/${name}` },
            injectTo: 'head' as const,
          }))
      },
    },
  }
}
