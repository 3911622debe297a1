/** What STYLE asks of names, places and words, where no linter looks. */
import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { test } from 'node:test'
import { ourFiles, read } from './tree.ts'

const files = ourFiles()
const code = files.filter(path => /\.(ts|tsx|mjs)$/.test(path))

/** Names that say where something was put, not what it is. */
const HOLDALLS = /^(utils?|helpers?|common|services?|managers?|misc|lib|libs)$/

test('no folder and no file is a holdall', () => {
  const words = (path: string) => path.replace(/\.[a-z.]+$/, '').split('/')
  assert.deepEqual(
    code.filter(path => words(path).some(word => HOLDALLS.test(word))),
    [],
  )
})

test('no file is called index: it would be a barrel or a riddle', () => {
  assert.deepEqual(
    code.filter(path => /^index\.(ts|tsx|mjs)$/.test(basename(path))),
    [],
  )
})

test('files of code are named in kebab-case', () => {
  assert.deepEqual(
    code.filter(path => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx|mjs)$/.test(basename(path))),
    [],
  )
})

test('only the desk and the front are written in tsx: Node runs everything else as it is', () => {
  assert.deepEqual(
    code.filter(path => path.endsWith('.tsx') && !/^(desk|front)\//.test(path)),
    [],
  )
})

test('a feature of the server is routes, handle, sql, views and its tests', () => {
  assert.deepEqual(
    code.filter(path => {
      const [, feature, rest] = /^server\/features\/([^/]+)\/(.+)$/.exec(path) ?? []
      if (feature === undefined || rest === undefined) return false
      const isTest = rest.startsWith(feature) && /^[a-z-]+(\.browser)?\.test\.ts$/.test(rest)
      return !isTest && !['routes.ts', 'handle.ts', 'sql.ts', 'views.ts'].includes(rest)
    }),
    [],
  )
})

test('a screen of the desk is data, screen, parts and its tests', () => {
  assert.deepEqual(
    code.filter(path => {
      const [, , rest] = /^desk\/screens\/([^/]+)\/(.+)$/.exec(path) ?? []
      return (
        rest !== undefined &&
        !/^(([a-z]+-)?data\.ts|screen\.tsx|parts\/.+|[a-z-]+(\.browser)?\.test\.ts)$/.test(rest)
      )
    }),
    [],
  )
})

/** Lines of our files that match, as `path:line: text`. */
function linesWith(pattern: RegExp, paths: readonly string[] = files): readonly string[] {
  return paths.flatMap(path =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  )
}

test('whoever silences a tool says why', () => {
  const silenced = linesWith(/(oxlint|eslint|biome)-(disable|ignore)|@ts-(expect-error|ignore|nocheck)/, code)
  const reasoned = /(disable|ignore)[^:]* -- \S|biome-ignore \S+: \S|@ts-expect-error:? \S/
  assert.deepEqual(
    silenced.filter(line => !reasoned.test(line) && !line.startsWith('tests/house/')),
    [],
  )
})

test('no test is left alone or switched off without a reason', () => {
  const switched = linesWith(/\b(test|it|describe|suite)\.only\(|\bonly: true/, code)
  const skipped = linesWith(/\b(test|it|describe|suite)\.(skip|todo)\(|\b(skip|todo): true/, code)
  assert.deepEqual(
    [...switched, ...skipped].filter(
      line => !line.startsWith('tests/runner/') && !line.startsWith('tests/house/'),
    ),
    [],
  )
})

test('nothing names a machine: no absolute path of a home, no host of a registry', () => {
  const machine =
    /(^|[\s'"`(=])\/(work|home|root|Users)\/|https?:\/\/registry\.|\b(localhost|127\.0\.0\.1):48\d\d\b/
  assert.deepEqual(
    linesWith(machine).filter(line => !line.startsWith('tests/house/')),
    [],
  )
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/)
})

/** Reserved for examples by RFC 2606 and RFC 6761; `localhost` is this machine. */
const INVENTED = /(\.|@)(example|invalid|test|localhost)$|(\.|@)example\.(com|org|net)$/

test('every mail address is under a domain that cannot exist', () => {
  const addresses = linesWith(/./, code).flatMap(line => {
    const found = line.match(/[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\b/gi) ?? []
    return found.map(address => ({ address, line }))
  })
  assert.deepEqual(
    addresses.filter(({ address }) => !INVENTED.test(address)).map(({ line }) => line),
    [],
  )
})

test('every telephone number is from the ranges kept for fiction', () => {
  const numbers = linesWith(/\+44[\d ]{9,}|\b0[127]\d{3} ?\d{6}\b/, code)
  const fiction = /(\+44 ?|0)(1632 ?960 ?\d{3}|7700 ?900 ?\d{3})\b/
  assert.deepEqual(
    numbers.filter(line => !fiction.test(line)),
    [],
  )
})
