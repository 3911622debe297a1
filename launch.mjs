/**
 * `node launch.mjs FILE ARGS…` runs a TypeScript file of Heed's on Node 24, from a fresh clone and on any Node from 20 on:
 * installs the packages when package-lock.json asks for others than are here, builds the pages for the browser when
 * their sources have changed, then starts FILE on the Node that npm brought, or on this one when it is new enough.
 * Says what it does on stderr: stdout is FILE's alone. With --build-only, starts nothing.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const at = (...names) => join(root, ...names)
const [file, ...args] = process.argv.slice(2)
if (file === undefined) fail('Usage: node launch.mjs FILE ARGS…')

install()
const node = findNode()
build(node)
if (file !== '--build-only') run(node, [file, ...args])

function install() {
  const wanted = hashOf(['package-lock.json'])
  const [stamp, installed] = [at('node_modules', '.heed-lock'), at('node_modules', '.package-lock.json')]
  if (readStamp(stamp) === wanted) return
  const byHand =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(at('package-lock.json')).mtimeMs
  if (!byHand || existsSync(stamp)) {
    console.error('Heed is fetching the packages it needs (a minute at most)…')
    const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    const { status, error } = spawnSync('npm', ['ci', ...flags], { cwd: root, stdio: ['ignore', 2, 2] })
    if (status !== 0) {
      const why = error === undefined ? 'what npm said stands above' : error.message
      fail(
        `The packages could not be installed (${why}). Check that npm reaches its registry and that this user may write to ${root}; then start again.`,
      )
    }
  }
  writeFileSync(stamp, wanted)
}

function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  const packaged = at('node_modules', '.bin', 'node')
  if (spawnSync(packaged, ['--version'], { stdio: 'ignore' }).status === 0) return packaged
  return fail(
    `Heed needs Node 24 or newer; this is ${process.version}. For this kind of machine npm brings none: install Node 24 and start again.`,
  )
}

function build(program) {
  if (!existsSync(at('build.ts'))) return
  const config = readdirSync(root).filter(name => /^vite.*\.ts$/.test(name))
  const sources = ['desk', 'front', 'contract'].flatMap(folder =>
    readdirSync(at(folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.includes('.test.'))
      .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1)),
  )
  const wanted = hashOf([
    'package-lock.json',
    'build.ts',
    ...config,
    ...sources.toSorted((a, b) => (a < b ? -1 : 1)),
  ])
  if (readStamp(at('dist', '.stamp')) === wanted) return
  console.error('Heed is building its pages…')
  if (spawnSync(program, ['build.ts'], { cwd: root, stdio: ['ignore', 2, 2] }).status !== 0) {
    fail(
      'The pages could not be built; the reason stands above. If packages seem to be missing, remove node_modules and start again.',
    )
  }
  mkdirSync(at('dist'), { recursive: true })
  writeFileSync(at('dist', '.stamp'), wanted)
}

function run(program, words) {
  const child = spawn(program, words, { stdio: 'inherit' })
  child.once('error', error => fail(`${program} could not be started: ${error.message}`))
  // Ctrl-C in a terminal reaches the child by itself; sent again it would mean "at once".
  const hasTerminal = [process.stdin, process.stdout, process.stderr].some(stream => stream.isTTY)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => (name === 'SIGINT' && hasTerminal) || child.kill(name))
  }
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function hashOf(names) {
  const hash = createHash('sha256')
  for (const name of names)
    hash
      .update(`${name}\0`)
      .update(readFileSync(at(name)))
      .update('\0')
  return hash.digest('hex')
}

function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
