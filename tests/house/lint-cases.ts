/**
 * Small files that break the house on purpose, each with the rules that must refuse it; and beside them files that must
 * pass. `lint.test.ts` lints them together in a tree of their own, where the folders `domain/`, `server/`… hold a `thing.ts`.
 */
export interface LintCase {
  readonly file: string
  readonly code: string
  /** The rules that must refuse the file, and nothing else may; none when it must pass. */
  readonly refusedBy: readonly string[]
}

const arrow = 'house(arrows)'
const imports = (specifier: string) => `import { thing } from '${specifier}'\nexport const other = thing\n`

/** Each arrow of the table in STYLE.md: what may not be imported, and beside it what may. */
const ARROW_CASES: readonly LintCase[] = [
  { file: 'domain/line/a.ts', code: imports('../../contract/thing.ts'), refusedBy: [arrow] },
  { file: 'domain/line/b.ts', code: imports('../../server/thing.ts'), refusedBy: [arrow] },
  { file: 'domain/line/c.ts', code: imports('../thing.ts'), refusedBy: [] },
  {
    file: 'domain/line/d.ts',
    code: "export * as fs from 'node:fs'\nexport const one = 1\n",
    refusedBy: [arrow],
  },
  {
    file: 'domain/line/e.ts',
    code: "export { default } from 'pg'\nexport const one = 1\n",
    refusedBy: [arrow],
  },
  { file: 'domain/line/f.ts', code: imports('../../tests/thing.ts'), refusedBy: [arrow] },
  { file: 'domain/line/g.test.ts', code: imports('../../tests/thing.ts'), refusedBy: [] },
  { file: 'domain/line/h.test.ts', code: imports('../../server/thing.ts'), refusedBy: [arrow] },
  {
    file: 'domain/line/i.ts',
    code: "export type Thing = import('../../server/thing.ts').Thing\n",
    refusedBy: [arrow, 'typescript(consistent-type-imports)'],
  },
  { file: 'contract/a.ts', code: imports('../domain/thing.ts'), refusedBy: [arrow] },
  {
    file: 'contract/b.ts',
    code: "export type { ZodType } from 'zod'\nexport const one = 1\n",
    refusedBy: [],
  },
  { file: 'contract/c.ts', code: "export { sql } from 'kysely'\nexport const one = 1\n", refusedBy: [arrow] },
  { file: 'server/a.ts', code: imports('../desk/thing.ts'), refusedBy: [arrow] },
  { file: 'server/b.ts', code: imports('../simulation/thing.ts'), refusedBy: [] },
  { file: 'server/c.ts', code: imports('../tests/thing.ts'), refusedBy: [arrow] },
  { file: 'server/d.ts', code: imports('../voice/thing.ts'), refusedBy: [] },
  { file: 'server/features/case/a.ts', code: imports('../line/thing.ts'), refusedBy: [arrow] },
  { file: 'server/features/case/b.ts', code: imports('../../thing.ts'), refusedBy: [] },
  {
    file: 'server/features/case/c.ts',
    code: "export const late = await import('../line/thing.ts')\n",
    refusedBy: [arrow],
  },
  // Inside server/ a folder may be called as a top folder is: paths are resolved, not matched as text.
  { file: 'server/voice/a.ts', code: imports('../desk/thing.ts'), refusedBy: [] },
  { file: 'channels/a.ts', code: imports('../domain/thing.ts'), refusedBy: [arrow] },
  { file: 'channels/b.ts', code: imports('../contract/thing.ts'), refusedBy: [arrow] },
  { file: 'voice/a.ts', code: imports('../server/thing.ts'), refusedBy: [arrow] },
  { file: 'desk/a.tsx', code: imports('../domain/thing.ts'), refusedBy: [arrow] },
  { file: 'desk/b.tsx', code: imports('../contract/thing.ts'), refusedBy: [] },
  { file: 'desk/screens/case/a.tsx', code: imports('../line/thing.ts'), refusedBy: [arrow] },
  { file: 'front/a.ts', code: imports('../server/thing.ts'), refusedBy: [arrow] },
  {
    file: 'front/b.ts',
    code: "export { join } from 'node:path'\nexport const one = 1\n",
    refusedBy: [arrow],
  },
  { file: 'stories/a.ts', code: imports('../server/thing.ts'), refusedBy: [arrow] },
  { file: 'stories/b.ts', code: imports('../tests/thing.ts'), refusedBy: [] },
  { file: 'bench/a.ts', code: imports('../server/thing.ts'), refusedBy: [arrow] },
  { file: 'bench/c.ts', code: imports('../server/ledger/thing.ts'), refusedBy: [] },
  { file: 'bench/b.ts', code: imports('../domain/thing.ts'), refusedBy: [] },
  { file: 'simulation/a.ts', code: imports('../server/thing.ts'), refusedBy: [arrow] },
  { file: 'simulation/b.ts', code: imports('../domain/thing.ts'), refusedBy: [] },
  {
    file: 'simulation/c.ts',
    code: "export { readFile } from 'node:fs/promises'\nexport const one = 1\n",
    refusedBy: [arrow],
  },
  { file: 'domain/line/j.ts', code: imports('../../simulation/thing.ts'), refusedBy: [arrow] },
  { file: 'bench/d.ts', code: imports('../simulation/thing.ts'), refusedBy: [] },
]

const clock = 'house(no-clock)'
const restricted = 'eslint(no-restricted-globals)'

const PURE_CASES: readonly LintCase[] = [
  { file: 'domain/clock-a.ts', code: 'export const at = Date.now()\n', refusedBy: [clock] },
  { file: 'domain/clock-b.ts', code: 'export const at = new Date()\n', refusedBy: [clock] },
  { file: 'domain/clock-c.ts', code: 'export const at = (ms: number) => new Date(ms)\n', refusedBy: [] },
  { file: 'domain/clock-d.ts', code: 'export const luck = Math.random()\n', refusedBy: [clock] },
  { file: 'domain/clock-e.ts', code: "export const at = Date['now']()\n", refusedBy: [clock] },
  { file: 'domain/clock-f.test.ts', code: 'export const at = Date.now()\n', refusedBy: [] },
  { file: 'server/clock.ts', code: 'export const at = Date.now()\n', refusedBy: [] },
  { file: 'domain/global-a.ts', code: 'export const at = performance.now()\n', refusedBy: [restricted] },
  { file: 'domain/global-b.ts', code: "export const got = fetch('/')\n", refusedBy: [restricted] },
  { file: 'domain/global-c.ts', code: 'export const id = crypto.randomUUID()\n', refusedBy: [restricted] },
  { file: 'domain/global-d.ts', code: 'export const pid = process.pid\n', refusedBy: [restricted] },
  {
    file: 'domain/global-e.ts',
    code: 'export function later(act: () => void) {\n  setTimeout(act, 1)\n}\n',
    refusedBy: [restricted],
  },
  { file: 'domain/global-f.ts', code: "console.log('x')\n", refusedBy: ['eslint(no-console)'] },
]

const lines = (count: number) => '  void 0\n'.repeat(count)
const asynchronous = 'export async function ask(): Promise<number> {\n  return 1\n}\n'
const cast = 'house(cast-says-why)'

const CODE_CASES: readonly LintCase[] = [
  { file: 'server/any.ts', code: 'export let x: any\n', refusedBy: ['typescript(no-explicit-any)'] },
  {
    file: 'server/any-arrives.ts',
    code: "export const x = JSON.parse('1')\n",
    refusedBy: ['typescript(no-unsafe-assignment)'],
  },
  { file: 'server/cast-a.ts', code: 'export const f = (x: unknown) => x as string\n', refusedBy: [cast] },
  { file: 'server/cast-b.ts', code: 'export const f = (x: unknown) => x as string // why\n', refusedBy: [] },
  { file: 'server/cast-c.ts', code: "export const f = ['a'] as const\n", refusedBy: [] },
  {
    file: 'server/cast-d.test.ts',
    code: 'export const f = (x: unknown) => x as string\n',
    refusedBy: [cast],
  },
  {
    file: 'server/bang.ts',
    code: 'export const f = (x: string[]) => x[0]!\n',
    refusedBy: ['typescript(no-non-null-assertion)'],
  },
  {
    file: 'server/floats.ts',
    code: `${asynchronous}export function forget() {\n  ask()\n}\n`,
    refusedBy: ['typescript(no-floating-promises)'],
  },
  {
    file: 'server/misused.ts',
    code: `${asynchronous}export const sure = () => (ask() ? 1 : 2)\n`,
    refusedBy: ['typescript(no-misused-promises)'],
  },
  {
    file: 'server/floats.test.ts',
    code: "import { test } from 'node:test'\n\ntest('a test is awaited by its runner', async () => {})\n",
    refusedBy: [],
  },
  {
    file: 'server/switch.ts',
    code: "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      return\n  }\n}\n",
    refusedBy: ['typescript(switch-exhaustiveness-check)'],
  },
  {
    file: 'server/unused.ts',
    code: 'const unused = 1\nexport const one = 1\n',
    refusedBy: ['eslint(no-unused-vars)'],
  },
  {
    file: 'server/type-import.ts',
    code: "import { Thing } from './thing.ts'\nexport type Mine = Thing\n",
    refusedBy: ['typescript(consistent-type-imports)'],
  },
  { file: 'server/barrel.ts', code: "export * from './thing.ts'\n", refusedBy: ['house(no-barrel)'] },
  {
    file: 'server/cycle-a.ts',
    code: "import { b } from './cycle-b.ts'\nexport const a = () => b\n",
    refusedBy: ['import(no-cycle)'],
  },
  {
    file: 'server/cycle-b.ts',
    code: "import { a } from './cycle-a.ts'\nexport const b = () => a\n",
    refusedBy: ['import(no-cycle)'],
  },
  { file: 'server/long-a.ts', code: `export const one = 1\n${'//\n'.repeat(399)}`, refusedBy: [] },
  {
    file: 'server/long-b.ts',
    code: `export const one = 1\n${'//\n'.repeat(400)}`,
    refusedBy: ['house(file-lines)'],
  },
  { file: 'server/function-a.ts', code: `export function f() {\n${lines(78)}}\n`, refusedBy: [] },
  {
    file: 'server/function-b.ts',
    code: `export function f() {\n${lines(79)}}\n`,
    refusedBy: ['house(function-lines)'],
  },
  {
    file: 'desk/hook.tsx',
    code: "import { useState } from 'react'\n\nexport const Part = (p: { on: boolean }) => (p.on ? useState(1)[0] : 0)\n",
    refusedBy: ['react(hooks)'],
  },
  {
    file: 'desk/picture.tsx',
    code: 'export const Part = () => <img src="x.png" />\n',
    refusedBy: ['jsx-a11y(alt-text)'],
  },
]

export const LINT_CASES: readonly LintCase[] = [...ARROW_CASES, ...PURE_CASES, ...CODE_CASES]
