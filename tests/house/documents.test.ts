/** What the documents lead to is there: links, places within a page, pictures; and the commands of the README are those there are. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, statSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { test } from 'node:test'
import { ourFiles, read, root } from './tree.ts'

const pages = ourFiles().filter(path => path.endsWith('.md'))

/** Of all that is linked or shown, what is ours, as paths from the root; the place within a page after its `#`. */
function targetsIn(page: string): readonly string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter(target => !/^[a-z]+:/.test(target))
    .map(target => (target.startsWith('#') ? page + target : posix.join(posix.dirname(page), target)))
}

/** A page without what is shown as code. */
function proseOf(page: string): string {
  return read(page)
    .replaceAll(/^```[^]*?^```/gm, '')
    .replaceAll(/`[^`\n]*`/g, '')
}

/** The places of a page, as its headings are called in an address. */
function placesOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  )
}

test('every link and every picture in a document leads to something', () => {
  const dead = pages.flatMap(page =>
    targetsIn(page)
      .filter(target => {
        const [path = '', place] = target.split('#', 2)
        if (!existsSync(join(root, path))) return true
        return place !== undefined && path.endsWith('.md') && !placesOf(path).includes(place)
      })
      .map(target => `${page}: ${target}`),
  )
  assert.deepEqual(dead, [])
})

test('every picture is shown somewhere', () => {
  const shown = new Set(pages.flatMap(targetsIn))
  const pictures = readdirSync(join(root, 'docs/pictures')).map(name => `docs/pictures/${name}`)
  assert.deepEqual(
    pictures.filter(picture => !shown.has(picture)),
    [],
  )
})

test('no picture weighs more than 250 KB', () => {
  const pictures = readdirSync(join(root, 'docs/pictures'))
  assert.deepEqual(
    pictures.filter(name => statSync(join(root, 'docs/pictures', name)).size > 250 * 1024),
    [],
  )
})

test('every document in docs can be reached from the README', () => {
  const reached = new Set(['README.md'])
  // A set may grow while it is gone through.
  for (const page of reached) {
    for (const target of targetsIn(page)) {
      const [path = ''] = target.split('#', 1)
      if (path.endsWith('.md') && existsSync(join(root, path))) reached.add(path)
    }
  }
  assert.deepEqual(
    pages.filter(page => /^docs\/[^/]+$/.test(page) && !reached.has(page)),
    [],
  )
})

test('the README names every command and every bench', () => {
  const verbs = [...read('server/verbs.ts').matchAll(/^ {2}(\w+): \{\n {4}says:/gm)].map(
    ([, verb = '']) => verb,
  )
  assert.ok(verbs.length > 5, 'the verbs are found')
  const benches = globSync('bench/*.ts', { cwd: root })
    .map(path => basename(path, '.ts'))
    .filter(name => !['run', 'measure'].includes(name) && !name.endsWith('.test'))
  const table = read('README.md')
  const isNamed = (word: string) => new RegExp(`^\\|.*[\`\\s]${word}[\`\\s]`, 'm').test(table)
  assert.deepEqual(
    [...verbs, ...benches].filter(word => !isNamed(word)),
    [],
  )
})

test('ARCHITECTURE names every folder of the server and of the domain', () => {
  const page = read('ARCHITECTURE.md')
  const foldersIn = (parent: string) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) => ({ parent, name }))
  assert.deepEqual(
    [...foldersIn('server'), ...foldersIn('domain')].filter(({ parent, name }) =>
      parent === 'server' ? !page.includes(`\`${name}/`) : !page.includes(`\`${name}\``),
    ),
    [],
  )
})
