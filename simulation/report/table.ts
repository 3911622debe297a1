/** The result as a table for a terminal: one column for each variant. */
import type { SimulateWords } from '../../contract/words/simulate-en.ts'
import type { Result } from '../compare.ts'
import { partsOf } from './numbers.ts'

export function tableOf(results: readonly Result[], words: SimulateWords): string {
  const names = ['', ...results.map(({ name }) => name)]
  const parts = partsOf(results, words)
  const rows = [names, ...parts.flatMap(part => part.rows)]
  const widths = names.map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)))
  const aligned = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  return [
    `  ${aligned(names)}`,
    ...parts.map(({ title, rows: lines }) => [title, ...lines.map(row => `  ${aligned(row)}`)].join('\n')),
  ].join('\n\n')
}
