/** The files of the repository as the tests of the house see them: what we wrote, not what was installed or built. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

const NOT_OURS = new Set(['node_modules', 'dist', 'data', '.git', '.tmp', '.pictures'])
const TEXT = /\.(ts|tsx|mjs|json|jsonc|md|sql|css|svg|html|yml|sh)$|\/run$/

/** Paths of all text files, relative to the root, with forward slashes. */
export function ourFiles(): readonly string[] {
  return globSync('{*,.ci/*,*/**}', {
    cwd: root,
    withFileTypes: true,
    exclude: entry => NOT_OURS.has(entry.name),
  })
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(path => TEXT.test(path) && path !== 'package-lock.json')
    .toSorted()
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
