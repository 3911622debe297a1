/** The runner is shown every way in which a test file can be bad, and must call it so. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type FileRun, runFile } from './run-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'heed-runner-'))
after(() => rmSync(folder, { recursive: true }))

const imports = "import { describe, test } from 'node:test'\nimport { spawn } from 'node:child_process'\n"

async function run(code: string, more: Partial<FileRun> = {}) {
  const file = join(folder, `${crypto.randomUUID()}.test.mts`)
  writeFileSync(file, imports + code)
  // Else the inner tests would report to the runner of this file.
  const env = { ...process.env, NODE_TEST_CONTEXT: '' }
  const signal = new AbortController().signal
  return runFile({ file, root: folder, env, timeoutMs: 60_000, signal, ...more })
}

/** The sentences of what went wrong. */
function whyOf(outcome: Awaited<ReturnType<typeof run>>): string {
  return outcome.failures.map(({ name, why }) => `${name}: ${why}`).join('\n')
}

test('tests that pass, are skipped or are still to be written are counted apart', async () => {
  const code = `
    test('a', () => {})
    test.skip('b', () => {})
    test.todo('c', () => { throw new Error('not yet') })
    describe('d', () => { test('e', () => {}); test('f', () => {}) })`
  const { passed, skipped, failed } = await run(code)
  assert.deepEqual({ passed, skipped, failed }, { passed: 3, skipped: 2, failed: 0 })
})

test('a test that fails is named with its parents and says why', async () => {
  const outcome = await run(
    "describe('the line', () => { test('keeps order', () => { throw new Error('no') }) })",
  )
  assert.equal(outcome.failed, 1)
  assert.match(whyOf(outcome), /^the line › keeps order: Error: no/)
})

test('a test whose subtest fails is counted, and explained once', async () => {
  const outcome = await run(
    "test('outer', async t => { await t.test('inner', () => { throw new Error('no') }) })",
  )
  assert.equal(outcome.failed, 2)
  assert.deepEqual(
    outcome.failures.map(failure => failure.name),
    ['outer › inner'],
  )
})

test('a hook that fails is told once, however many tests it takes along', async () => {
  const outcome = await run(`
    import { before } from 'node:test'
    describe('d', () => { before(() => { throw new Error('no ground') }); test('a', () => {}); test('b', () => {}) })`)
  assert.equal(outcome.failed, 3)
  assert.equal(outcome.failures.length, 1)
  assert.match(whyOf(outcome), /^d: Error: no ground/)
})

test('what a failing file printed is kept for the reader', async () => {
  const outcome = await run("console.log('on the way'); test('a', () => { throw new Error('no') })")
  assert.match(outcome.output, /on the way/)
})

test('a file that cannot be read as a program fails', async () => {
  const outcome = await run('this is no program')
  assert.equal(outcome.failed, 1)
  assert.match(whyOf(outcome), /code 1 before its tests had ended/)
  assert.match(outcome.output, /SyntaxError/)
})

test('a file that leaves before its tests have ended fails, though it says that all is well', async () => {
  const outcome = await run("test('a', () => {}); test('b', () => process.exit(0))")
  assert.match(whyOf(outcome), /code 0 before its tests had ended/)
})

test('a file whose process is killed fails', async () => {
  const outcome = await run("test('a', () => { process.kill(process.pid, 'SIGKILL') })")
  assert.match(whyOf(outcome), /ended by SIGKILL/)
})

test('a file that cannot end because it left something open fails when its time is up', async () => {
  const outcome = await run("test('a', () => {}); setInterval(() => {}, 1000)", { timeoutMs: 3_000 })
  assert.match(whyOf(outcome), /still running after 3 s; all its tests had ended/)
  assert.equal(outcome.passed, 1)
})

test('a file whose test never ends is told by that test', async () => {
  const code = `
    test('quick', () => {})
    describe('d', () => { test('stuck', () => new Promise(() => { setInterval(() => {}, 1000) })) })`
  const outcome = await run(code, { timeoutMs: 3_000 })
  assert.match(whyOf(outcome), /still running after 3 s; not ended:\n {2}d\n {2}stuck$/)
})

test('a file that leaves a process behind fails, and the process is ended', async t => {
  if (process.platform !== 'linux') return t.skip('only Linux shows the environment of a process')
  const outcome = await run(
    "test('a', () => { const child = spawn('sleep', ['300'], { detached: true, stdio: 'inherit' }); child.unref(); console.log('pid ' + child.pid) })",
  )
  assert.equal(outcome.failed, 1)
  assert.match(whyOf(outcome), /left running, now killed:\n {2}sleep 300/)
})

test('a run that is interrupted ends its file', async () => {
  const interrupted = new AbortController()
  const running = run("test('a', () => new Promise(() => { setInterval(() => {}, 1000) }))", {
    signal: interrupted.signal,
  })
  setTimeout(() => interrupted.abort(), 300)
  assert.match(whyOf(await running), /ended by SIGKILL/)
  const late = await run("test('a', () => {}); setInterval(() => {}, 1000)", { signal: interrupted.signal })
  assert.match(whyOf(late), /ended by SIGKILL/)
})
