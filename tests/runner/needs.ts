/**
 * What a test file needs, told by what it imports, itself and through others: who can reach the databases for tests needs
 * a database, and who can reach the browser needs both. No list is kept by hand.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** `pure` needs nothing, `database` the shared cluster, `browser` the cluster and the shared browser. */
export type Need = 'pure' | 'database' | 'browser'

/** Those that need least first. */
export const NEEDS: readonly Need[] = ['pure', 'database', 'browser']

const DATABASES = 'server/db/test-cluster.ts'

/** Imports that remain when the types are gone; a module that is loaded late counts as well. */
const IMPORT =
  /^(?:import|export)\s(?!\s*type\s)[^'";]*?from\s+'(?<from>\.[^']*)'|^import\s+'(?<bare>\.[^']*)'|\bimport\(\s*'(?<late>\.[^']*)'/gm

export function needsOf(root: string): (path: string) => Need {
  const imported = new Map<string, readonly string[]>()
  const importsOf = (path: string): readonly string[] => {
    const known = imported.get(path)
    if (known !== undefined) return known
    const found = importsIn(join(root, path)).map(specifier => join(dirname(path), specifier))
    imported.set(path, found)
    return found
  }
  const isReached = (target: string, from: string): boolean => {
    const seen = new Set([from])
    for (const path of seen) for (const next of importsOf(path)) seen.add(next)
    return seen.has(target)
  }
  return path => {
    // By its name: what drives the browser is kept apart from what only knows its screen sizes.
    if (path.endsWith('.browser.test.ts') || path.endsWith('.story.ts')) return 'browser'
    return isReached(DATABASES, path) ? 'database' : 'pure'
  }
}

/** As they are written; none where there is no such file, which is for the type check to say. */
export function importsIn(file: string): readonly string[] {
  if (!existsSync(file) || !/\.tsx?$/.test(file)) return []
  return importsOfText(readFileSync(file, 'utf8'))
}

export function importsOfText(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].flatMap(
    ({ groups }) => groups?.['from'] ?? groups?.['bare'] ?? groups?.['late'] ?? [],
  )
}
