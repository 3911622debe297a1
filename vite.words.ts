/**
 * Of the sentences that the desk's first view needs, a browser fetches those of one language.
 *
 * In the sources a catalogue is `{ en, es }`. In the build, each file of words that the first view needs stands for an object that
 * is empty at first; those of one language are a file together, which `bringWords` fetches before anything is shown, and which fills
 * them. Words of what is loaded later stay beside it, in both languages.
 */
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { Language } from './contract/case.ts'

const HELD = '\0held-words'
const WORDS = 'virtual:desk-words'

/** @param entry where the first view begins */
export function wordsOfOneLanguage(entry: string): Plugin {
  const first = wordsUnder(entry)
  return {
    name: 'words-of-one-language',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source.startsWith(WORDS) || source === HELD) return source
      // Among themselves they are there at once.
      if (importer === undefined || importer.startsWith(WORDS) || first.has(importer)) return null
      const file = source.startsWith('.') ? join(dirname(importer), source) : source
      return first.has(file) ? HELD + file : null
    },
    load(id) {
      if (id === HELD) return 'const held = {}\nexport const hold = name => (held[name] ??= {})'
      if (id === WORDS) return bringing()
      if (id.startsWith(WORDS)) return allIn(id.slice(WORDS.length + 1), first)
      return id.startsWith(HELD) ? heldFor(id.slice(HELD.length)) : null
    },
  }
}

function bringing(): string {
  const each = Language.options.map(
    language => `${language}: () => import('${WORDS}/${language}').then(({ fill }) => fill(hold))`,
  )
  return `import { hold } from '${HELD}'\nexport const bring = { ${each.join(', ')} }`
}

function heldFor(file: string): string {
  const each = namesIn(file).map(name => `export const ${name} = hold('${holdName(file, name)}')`)
  return `import { hold } from '${HELD}'\n${each.join('\n')}`
}

function allIn(language: string, files: ReadonlySet<string>): string {
  const spoken = [...files].filter(file => languageOf(file) === language)
  const each = spoken.flatMap((file, at) =>
    namesIn(file).map(name => `Object.assign(hold('${holdName(file, name)}'), words${at}.${name})`),
  )
  return [
    ...spoken.map((file, at) => `import * as words${at} from '${file}'`),
    `export const fill = hold => { ${each.join('; ')} }`,
  ].join('\n')
}

function holdName(file: string, name: string): string {
  return `${basename(file, '.ts')} ${name}`
}

/** What a file of words exports: objects, each under a name. */
function namesIn(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name = '']) => name)
}

function languageOf(file: string): string | undefined {
  const [, spoken] = /\/contract\/words\/[\w-]+-(\w+)\.ts$/.exec(file) ?? []
  return Language.options.find(language => language === spoken)
}

/** The files of words that are imported from there on without waiting. */
function wordsUnder(entry: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const read = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    if (!/\.tsx?$/.test(file)) return
    const source = readFileSync(file, 'utf8')
    for (const [, from = ''] of source.matchAll(/^(?:import|export) (?!type )[^'()]*'(\.[^']+)'/gm))
      read(join(dirname(file), from))
  }
  read(entry)
  return new Set([...seen].filter(languageOf))
}
