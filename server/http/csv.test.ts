/** What a spreadsheet is given to open. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from './csv.ts'

const cells: readonly (readonly [string | number | null, string])[] = [
  ['plain', 'plain'],
  [null, ''],
  [12, '12'],
  [-3, '-3'],
  ['a, b', '"a, b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', `"'=1+1"`],
  ['+447700900100', `"'+447700900100"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['-2', `"'-2"`],
  ['\t=1', `"'\t=1"`],
  [' =1', `"' =1"`],
  ['a=1', 'a=1'],
]

for (const [value, written] of cells)
  test(`${JSON.stringify(value)} is written as ${JSON.stringify(written)}`, () => {
    assert.equal(csvLine([value, 'x']), `${written},x\r\n`)
  })
