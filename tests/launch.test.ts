/** The launcher is nobody's business: exit code, output and signals are those of what it started. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'

const LOCK = '{}'
const LAUNCHER = join(import.meta.dirname, '..', 'launch.mjs')

/** A clone of nothing but the launcher, with its packages installed, that is `files`. */
function clone(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'heed-launch-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const stamp = createHash('sha256').update(`package-lock.json\0${LOCK}\0`).digest('hex')
  for (const name of ['node_modules', 'desk', 'front', 'contract']) mkdirSync(join(folder, name))
  copyFileSync(LAUNCHER, join(folder, 'launch.mjs'))
  const all = { 'package-lock.json': LOCK, 'node_modules/.heed-lock': stamp, ...files }
  for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), content)
  return folder
}

function launch(t: TestContext, folder: string, ...words: string[]): ChildProcess {
  const child = spawn(process.execPath, ['launch.mjs', ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.after(() => child.kill('SIGKILL'))
  return child
}

type Outcome = { out: string; err: string; code: unknown; signal: unknown }

async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  assert.ok(child.stdout !== null && child.stderr !== null)
  const ended = once(child, 'exit')
  const [out, err, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { out, err, code, signal }
}

function run(t: TestContext, folder: string, ...words: string[]): Promise<Outcome> {
  return outcomeOf(launch(t, folder, ...words))
}

test('what is started gets its words; its output and its exit code are the launcher’s', async t => {
  const folder = clone(t, {
    'said.ts':
      'const words: string[] = process.argv.slice(2); console.log(words.join("|")); process.exitCode = 7',
  })
  assert.deepEqual(await run(t, folder, 'said.ts', 'a b', '--json'), {
    out: 'a b|--json\n',
    err: '',
    code: 7,
    signal: null,
  })
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} reaches what was started, once, and it ends as it likes`, async t => {
    const folder = clone(t, {
      'waits.ts': `
        process.on('${signal}', () => { console.log('told'); setTimeout(() => process.exit(3), 200) })
        setInterval(() => {}, 1000)
        console.log('ready')`,
    })
    const child = launch(t, folder, 'waits.ts')
    child.stdout?.once('data', () => child.kill(signal))
    const { out, code } = await outcomeOf(child)
    assert.equal(out, 'ready\ntold\n')
    assert.equal(code, 3)
  })
}

test('what dies by a signal is told as that', async t => {
  const folder = clone(t, { 'dies.ts': `process.kill(process.pid, 'SIGKILL')` })
  assert.deepEqual(await run(t, folder, 'dies.ts'), { out: '', err: '', code: null, signal: 'SIGKILL' })
})

test('the pages are built when a source changes and not otherwise, and say nothing on stdout', async t => {
  const folder = clone(t, {
    'build.ts': `import { appendFileSync } from 'node:fs'; console.log('noise'); appendFileSync('built', 'x')`,
    'said.ts': `console.log('said')`,
    'desk/page.ts': '1',
  })
  const built = async (): Promise<string> => {
    const { out } = await run(t, folder, 'said.ts')
    assert.equal(out, 'said\n')
    return readFileSync(join(folder, 'built'), 'utf8')
  }
  assert.equal(await built(), 'x')
  assert.equal(await built(), 'x')
  writeFileSync(join(folder, 'desk', 'page.test.ts'), 'a test is no source')
  assert.equal(await built(), 'x')
  appendFileSync(join(folder, 'desk', 'page.ts'), '2')
  assert.equal(await built(), 'xx')
})

test('pages that cannot be built stop the start, and are tried again', async t => {
  const folder = clone(t, { 'build.ts': `process.exit(1)`, 'said.ts': `console.log('said')` })
  for (const _ of [1, 2]) {
    const { out, err, code } = await run(t, folder, 'said.ts')
    assert.equal(out, '')
    assert.match(err, /The pages could not be built/)
    assert.equal(code, 1)
  }
})
