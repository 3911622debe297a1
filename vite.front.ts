/**
 * Builds the customers' pages: what runs in the browser into dist/assets under hashed names, with the table of those names in
 * dist/front/assets.json, `renderPage` with everything it needs into the one file dist/front/render.js, and the contact button for
 * other sites into dist/widget.js and dist/widget/.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InlineConfig, Plugin } from 'vite'
import { build } from 'vite'

const root = import.meta.dirname
const dist = join(root, 'dist')

const shared = {
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} as const satisfies InlineConfig

const browser: InlineConfig = {
  ...shared,
  plugins: [assetTable()],
  css: {
    transformer: 'lightningcss',
    // light-dark() is written out for phones that do not know it. Versions are major << 16.
    lightningcss: { targets: { chrome: 90 << 16, safari: 14 << 16, firefox: 90 << 16 } },
  },
  build: {
    outDir: dist,
    emptyOutDir: false,
    assetsDir: 'assets',
    target: 'es2021',
    cssTarget: ['chrome90', 'safari14', 'firefox90'],
    cssMinify: 'lightningcss',
    modulePreload: false,
    rolldownOptions: {
      input: {
        contact: join(root, 'front/islands/contact.tsx'),
        case: join(root, 'front/islands/case.tsx'),
        demo: join(root, 'front/islands/demo.ts'),
        front: join(root, 'front/look/front.css'),
      },
    },
  },
}

const server: InlineConfig = {
  ...shared,
  build: {
    ssr: join(root, 'front/render.tsx'),
    outDir: join(dist, 'front'),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'render.js', codeSplitting: false } },
  },
  ssr: { noExternal: true },
}

/** A file of the contact button for other sites. Its sheets are read by script, which writes light-dark() out itself. */
const widgetPart = {
  outDir: dist,
  emptyOutDir: false,
  target: 'es2021',
  cssTarget: 'esnext',
  cssMinify: 'lightningcss',
  modulePreload: false,
} as const

/** The button, and what it loads when it is opened: a file for each language. The button knows which panels it was made with. */
async function buildWidget(): Promise<void> {
  const made = createHash('sha256')
  for (const name of ['panel-en', 'panel-es']) {
    const rolldownOptions = {
      input: join(root, `front/widget/${name}.ts`),
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: `widget/${name}.js`, codeSplitting: false },
    } as const
    await build({ ...shared, build: { ...widgetPart, rolldownOptions } })
    made.update(await readFile(join(dist, 'widget', `${name}.js`)))
  }
  const entry = join(root, 'front/widget/widget.ts')
  const lib = { entry, formats: ['iife' as const], name: 'HeedContactButton', fileName: () => 'widget.js' }
  const define = { PANEL_VERSION: JSON.stringify(made.digest('hex').slice(0, 12)) }
  await build({ ...shared, define, build: { ...widgetPart, lib } })
}

/** Writes which hashed file stands for which entry, e.g. `{ "case.js": "/assets/case-3f2a.js", "case.js 1": "/assets/…" }`. */
function assetTable(): Plugin {
  return {
    name: 'asset-table',
    async buildStart() {
      const source = await readFile(join(root, 'front/look/icon.svg'))
      this.emitFile({ type: 'asset', name: 'icon.svg', source })
    },
    async writeBundle(_options, bundle) {
      const table: Record<string, string> = {}
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset') table[file.names[0] ?? file.fileName] = `/${file.fileName}`
        else if (file.isEntry) {
          table[`${file.name}.js`] = `/${file.fileName}`
          // What an entry imports is named too, so that a page can ask for all of it at once.
          file.imports.forEach((name, index) => (table[`${file.name}.js ${index + 1}`] = `/${name}`))
        }
      }
      await writeFile(join(dist, 'front', 'assets.json'), `${JSON.stringify(table, null, 2)}\n`)
    },
  }
}

/** Builds all of it into dist/; what was there under other names stays. */
export async function buildFront(): Promise<void> {
  await build(server)
  await mkdir(join(dist, 'front'), { recursive: true })
  await build(browser)
  await buildWidget()
}
