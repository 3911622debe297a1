/** A swap of restored things for old ones, cut off wherever it may be, ends as if it had not been. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { finishInterruptedRestore, stagingFolder, swapIn } from './swap.ts'

const folder = mkdtempSync(join(tmpdir(), 'heed-swap-'))
after(() => rmSync(folder, { recursive: true }))

const OLD = { 'files/a': 'old', 'postgres/PG_VERSION': 'old', outbox: 'old' }
const NEW = { 'files/b': 'new', 'postgres/PG_VERSION': 'new', secret: 'new' }
const RETIRED = ['files', 'postgres', 'outbox']

function write(place: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), text)
  }
}

function read(place: string): Record<string, string> {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = entries.map(entry => join(entry.parentPath, entry.name)).toSorted()
  return Object.fromEntries(paths.map(path => [path.slice(place.length + 1), readFileSync(path, 'utf8')]))
}

function prepare(name: string): string {
  const dataDir = join(folder, name)
  write(dataDir, OLD)
  write(stagingFolder(dataDir), NEW)
  return dataDir
}

test('what was staged takes the place of what was there, and nothing else is left', () => {
  const dataDir = prepare('whole')
  swapIn(dataDir, RETIRED)
  assert.deepEqual(read(dataDir), NEW)
  assert.deepEqual(readdirSync(dataDir).toSorted(), ['files', 'postgres', 'secret'])
})

test('a staging that was never declared complete is thrown away', () => {
  const dataDir = prepare('incomplete')
  finishInterruptedRestore(dataDir)
  assert.deepEqual(read(dataDir), OLD)
})

/** The moves of a swap in their order; `files` and `postgres` go away and come anew under the same name. */
const MOVES = [
  ...RETIRED.map(name => [name, join('restore.replaced', name)] as const),
  ...['files', 'postgres', 'secret'].map(name => [join('restore.staged', name), name] as const),
]

for (let done = 0; done <= MOVES.length; done++) {
  test(`a swap that is cut off after ${done} of its ${MOVES.length} moves is carried through`, () => {
    const dataDir = prepare(`cut-${done}`)
    mkdirSync(join(dataDir, 'restore.replaced'))
    writeFileSync(join(dataDir, 'restore.complete'), JSON.stringify(RETIRED))
    for (const [from, to] of MOVES.slice(0, done)) renameSync(join(dataDir, from), join(dataDir, to))
    finishInterruptedRestore(dataDir)
    assert.deepEqual(read(dataDir), NEW)
    assert.deepEqual(readdirSync(dataDir).toSorted(), ['files', 'postgres', 'secret'])
  })
}
