/**
 * Breaks the lint rules of the house on purpose, each in a small tree of its own, and reads what oxlint says.
 *
 * The tree is a copy of ours in what matters to the linter: the same configuration, plugin, tsconfig and packages.
 * Each file must be refused for exactly the reasons named beside it, so a rule that stops working fails here.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { LINT_CASES, type LintCase } from './lint-cases.ts'

const root = join(import.meta.dirname, '../..')

const refusals = lint(LINT_CASES)

for (const { file, code, refusedBy } of LINT_CASES) {
  const what = refusedBy.length > 0 ? `is refused by ${refusedBy.join(' and ')}` : 'passes'
  test(`${file}: ${describeCode(code)} ${what}`, () => {
    assert.deepEqual((refusals.get(file) ?? []).toSorted(), refusedBy.toSorted())
  })
}

function describeCode(code: string): string {
  const first = code.split('\n', 1)[0] ?? ''
  return first.length > 60 ? `${first.slice(0, 57)}...` : first
}

/** Lints the files together in a tree of their own; answers each file's errors, as `plugin(rule)`, without repeats. */
function lint(files: readonly LintCase[]): ReadonlyMap<string, readonly string[]> {
  const tree = mkdtempSync(join(tmpdir(), 'heed-lint-'))
  try {
    cpSync(join(root, 'tests/house'), join(tree, 'tests/house'), { recursive: true })
    for (const name of ['.oxlintrc.json', 'package.json', 'tsconfig.json'])
      cpSync(join(root, name), join(tree, name))
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    const thing = 'export const thing = 1\nexport type Thing = typeof thing\n'
    for (const folder of foldersOfThings()) write(join(tree, folder, 'thing.ts'), thing)
    for (const { file, code } of files) write(join(tree, file), code)
    return errorsOf(tree)
  } finally {
    rmSync(tree, { recursive: true })
  }
}

function foldersOfThings(): readonly string[] {
  const top = ['domain', 'contract', 'server', 'channels', 'voice', 'desk', 'simulation', 'tests']
  return [...top, 'server/features/line', 'server/ledger', 'server/desk', 'desk/screens/line']
}

function errorsOf(tree: string): ReadonlyMap<string, readonly string[]> {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const ran = spawnSync(process.execPath, [oxlint, '-f', 'json', '--quiet'], { cwd: tree, encoding: 'utf8' })
  assert.match(ran.stdout, /^\{/, ran.stderr)
  const answer: unknown = JSON.parse(ran.stdout)
  const found = new Map<string, string[]>()
  for (const { filename, code } of diagnosticsOf(answer)) {
    const known = found.get(filename) ?? []
    if (!known.includes(code)) found.set(filename, [...known, code])
  }
  return found
}

function diagnosticsOf(answer: unknown): readonly { readonly filename: string; readonly code: string }[] {
  assert.ok(typeof answer === 'object' && answer !== null && 'diagnostics' in answer)
  assert.ok(Array.isArray(answer.diagnostics))
  return answer.diagnostics
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
