/** The checks that come before any test: types, lint, format, dead code. Each counts as one test. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, tail } from './outcome.ts'

export interface Check {
  /** Also what a pattern on the command line is matched against. */
  readonly name: string
  readonly command: readonly [string, ...string[]]
}

/** Folders that run elsewhere than on the server are held to a configuration of their own. */
const APART = ['domain', 'contract', 'desk', 'front']

export function checksOf(root: string): readonly Check[] {
  const apart = APART.filter(folder => existsSync(join(root, folder, 'tsconfig.json')))
  return [
    { name: 'check: types', command: ['tsc', '--noEmit'] },
    ...apart.map((folder): Check => {
      return { name: `check: types of ${folder}/`, command: ['tsc', '--noEmit', '-p', folder] }
    }),
    { name: 'check: lint', command: ['oxlint', '--quiet', '--format=unix'] },
    { name: 'check: format', command: ['biome', 'format', '.'] },
    { name: 'check: dead code', command: ['knip', '--no-progress'] },
  ]
}

export async function runCheck(check: Check, root: string, signal: AbortSignal): Promise<Outcome> {
  const started = performance.now()
  const [tool, ...flags] = check.command
  const child = spawn(join(root, 'node_modules/.bin', tool), flags, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text))
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const isPassed = code === 0
  return {
    name: check.name,
    passed: isPassed ? 1 : 0,
    failed: isPassed ? 0 : 1,
    skipped: 0,
    failures: isPassed ? [] : [{ name: check.command.join(' '), why: `ended with code ${String(code)}` }],
    output: tail(said.join('')),
    tookMs: performance.now() - started,
  }
}
