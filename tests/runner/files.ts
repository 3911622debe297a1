/** Finds the test files and says what each of them needs. */
import { globSync } from 'node:fs'

/** `pure` needs nothing, `database` the shared cluster, `browser` the cluster and the shared browser. */
export type Need = 'pure' | 'database' | 'browser'

export interface TestFile {
  readonly path: string
  readonly need: Need
}

const ORDER: readonly Need[] = ['pure', 'database', 'browser']
const PURE_FOLDERS = ['domain', 'contract', 'simulation', 'channels', 'desk', 'front', 'tests']
const NOT_OURS = ['node_modules', 'dist', 'data']

/** All test files, those that need least first: a fault in the ground is seen before what stands on it fails. */
export function testFiles(root: string): readonly TestFile[] {
  const found = globSync('**/*.{test,story}.ts', {
    cwd: root,
    exclude: path => NOT_OURS.includes(path) || path.startsWith('.'),
  })
  return found
    .map(path => ({ path: path.replaceAll('\\', '/'), need: needOf(path) }))
    .toSorted((a, b) => ORDER.indexOf(a.need) - ORDER.indexOf(b.need) || a.path.localeCompare(b.path))
}

export function needOf(path: string): Need {
  if (path.endsWith('.browser.test.ts') || path.endsWith('.story.ts')) return 'browser'
  const folder = path.split('/', 1)[0] ?? ''
  return PURE_FOLDERS.includes(folder) ? 'pure' : 'database'
}

/** Whether a name is asked for: any of the patterns is part of it; with no pattern everything is. */
export function isAskedFor(name: string, patterns: readonly string[]): boolean {
  return patterns.length === 0 || patterns.some(pattern => name.includes(pattern))
}
