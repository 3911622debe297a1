/** The lock of a data folder, fought over by real processes. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { lockDataFolder, lockHolder } from './data-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'heed-lock-'))
after(() => rmSync(folder, { recursive: true }))

const CONTENDERS = 4
const ROUNDS = 60

/** Tries for each of the folders at its own moment, keeps what it gets, and prints which it got. */
const contender = (beginAt: number): string => `
  import { lockDataFolder } from ${JSON.stringify(join(import.meta.dirname, 'data-lock.ts'))}
  const got = []
  for (let round = 0; round < ${ROUNDS}; round++) {
    while (Date.now() < ${beginAt} + round * 15);
    await lockDataFolder(${JSON.stringify(folder)} + '/' + round).then(() => got.push(round), () => {})
  }
  console.log(JSON.stringify(got))
  process.stdin.resume()`

test('of processes that find the mark of a killed one at the same instant, exactly one takes its place', async t => {
  for (let round = 0; round < ROUNDS; round++) {
    mkdirSync(join(folder, String(round)))
    writeFileSync(
      join(folder, String(round), 'heed.pid'),
      JSON.stringify({ pid: process.pid, started: 'another life' }),
    )
  }
  const beginAt = Date.now() + 600
  const children = Array.from({ length: CONTENDERS }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', contender(beginAt)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    t.after(() => child.kill('SIGKILL'))
    return child
  })
  const lines = children.map(
    child =>
      new Promise<string>(resolve => child.stdout.once('data', (line: Buffer) => resolve(String(line)))),
  )
  const won = (await Promise.all(lines)).flatMap(line => JSON.parse(line) as number[]) // printed by the contender, above
  assert.deepEqual(
    won.toSorted((a, b) => a - b),
    Array.from({ length: ROUNDS }, (_, round) => round),
  )
  for (let round = 0; round < ROUNDS; round++)
    assert.deepEqual(readdirSync(join(folder, String(round))), ['heed.pid'])
})

test('who lets go lets others in; what another holds is not let go of', async () => {
  const place = join(folder, 'plain')
  mkdirSync(place)
  const release = await lockDataFolder(place)
  assert.equal(lockHolder(place), process.pid)
  release()
  assert.equal(lockHolder(place), undefined)
  const releaseLater = await lockDataFolder(place)
  release()
  assert.equal(lockHolder(place), process.pid)
  releaseLater()
})

test('a mark that is not readable as one stops nobody', async () => {
  const place = join(folder, 'torn')
  mkdirSync(place)
  writeFileSync(join(place, 'heed.pid'), '{"pid": 1')
  const release = await lockDataFolder(place)
  release()
})
