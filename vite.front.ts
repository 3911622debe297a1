/**
 * Builds the customers' pages: what runs in the browser into dist/assets under hashed names, for each language a file with its words
 * alone, with the table of those names in dist/front/assets.json; `renderPage` with everything it needs into the one file
 * dist/front/render.js; and the contact button for other sites into dist/widget.js and dist/widget/.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InlineConfig, Plugin } from 'vite'
import { build } from 'vite'
import { Language } from './contract/case.ts'

const root = import.meta.dirname
const dist = join(root, 'dist')

const shared = {
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} as const satisfies InlineConfig

/** Which hashed file stands for which entry, e.g. `{ "case-en.js": "/assets/case-en-3f2a.js", "case-en.js 1": "/assets/…" }`. */
type Table = Record<string, string>

function browser(input: Record<string, string>, plugins: Plugin[]): InlineConfig {
  return {
    ...shared,
    plugins,
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
      rolldownOptions: { input },
    },
  }
}

/** What says words is built once for each language, and carries no other's. */
async function buildBrowser(): Promise<void> {
  const table: Table = {}
  const wordless = { demo: join(root, 'front/islands/demo.ts'), front: join(root, 'front/look/front.css') }
  await build(browser(wordless, [icon(), enteredIn(table)]))
  for (const language of Language.options) {
    const speaking = {
      [`contact-${language}`]: join(root, 'front/islands/contact.tsx'),
      [`case-${language}`]: join(root, 'front/islands/case.tsx'),
    }
    await build(browser(speaking, [wordsOfOnly(language), enteredIn(table)]))
  }
  await writeFile(join(dist, 'front', 'assets.json'), `${JSON.stringify(table, null, 2)}\n`)
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

/** In the build of one language, a file of words in another stands for the same words in this one. */
function wordsOfOnly(language: Language): Plugin {
  const endingOf = (name: Language) => name.replace(/^./, letter => letter.toUpperCase())
  return {
    name: 'words-of-only',
    enforce: 'pre',
    transform(code, id) {
      const [, area, other] = /\/contract\/words\/([\w-]+)-(\w+)\.ts$/.exec(id) ?? []
      const spoken = Language.options.find(name => name === other)
      if (spoken === undefined || spoken === language) return null
      const name = new RegExp(`^export const (\\w+)${endingOf(spoken)}\\b`, 'm').exec(code)?.[1]
      if (name === undefined)
        throw new Error(`${id} exports no words whose name ends with ${endingOf(spoken)}.`)
      return `export { ${name}${endingOf(language)} as ${name}${endingOf(spoken)} } from './${area}-${language}.ts'`
    },
  }
}

function icon(): Plugin {
  return {
    name: 'icon',
    async buildStart() {
      const source = await readFile(join(root, 'front/look/icon.svg'))
      this.emitFile({ type: 'asset', name: 'icon.svg', source })
    },
  }
}

function enteredIn(table: Table): Plugin {
  return {
    name: 'asset-table',
    writeBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset') table[file.names[0] ?? file.fileName] = `/${file.fileName}`
        else if (file.isEntry) {
          table[`${file.name}.js`] = `/${file.fileName}`
          // What an entry imports is named too, so that a page can ask for all of it at once.
          file.imports.forEach((name, index) => (table[`${file.name}.js ${index + 1}`] = `/${name}`))
        }
      }
    },
  }
}

/** Builds all of it into dist/; what was there under other names stays. */
export async function buildFront(): Promise<void> {
  await build(server)
  await mkdir(join(dist, 'front'), { recursive: true })
  await buildBrowser()
  await buildWidget()
}
