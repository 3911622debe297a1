/** Finds the test files, and those that are asked for. */
import { globSync } from 'node:fs'
import { NEEDS, type Need, needsOf } from './needs.ts'

export interface TestFile {
  readonly path: string
  readonly need: Need
}

/** What can be asked for: a test file, or a check, which has no need. */
export interface Askable {
  readonly name: string
  readonly need?: Need
}

const NOT_OURS = ['node_modules', 'dist', 'data']

/** All test files, those that need least first: a fault in the ground is seen before what stands on it fails. */
export function testFiles(root: string): readonly TestFile[] {
  const found = globSync('**/*.{test,story}.ts', {
    cwd: root,
    exclude: path => NOT_OURS.includes(path) || path.startsWith('.'),
  })
  const needOf = needsOf(root)
  return found
    .map(path => path.replaceAll('\\', '/'))
    .map(path => ({ path, need: needOf(path) }))
    .toSorted((a, b) => NEEDS.indexOf(a.need) - NEEDS.indexOf(b.need) || a.path.localeCompare(b.path))
}

/**
 * Whether it is asked for: any of the patterns is part of its name, or there is none; and where `need:database` or its
 * like is among them, it has one of those needs.
 */
export function isAskedFor({ name, need }: Askable, patterns: readonly string[]): boolean {
  const needs = patterns.filter(pattern => pattern.startsWith('need:'))
  const parts = patterns.filter(pattern => !pattern.startsWith('need:'))
  const isNamed = parts.length === 0 || parts.some(part => name.includes(part))
  return isNamed && (needs.length === 0 || needs.includes(`need:${need ?? 'none'}`))
}
