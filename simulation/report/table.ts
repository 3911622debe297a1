/** The result as a table for a terminal: one column for each variant. */
import type { SimulateWords } from '../../contract/words/simulate-en.ts'
import type { Result } from '../compare.ts'
import { groupRows, rowsOf, runRows } from './numbers.ts'

export function tableOf(results: readonly Result[], words: SimulateWords): string {
  const part = (title: string, rows: readonly (readonly string[])[]) => [
    [title],
    ...rows.map(row => [...row]),
  ]
  const lines = [
    ['', ...results.map(({ name }) => name)],
    ...part(
      words.service,
      rowsOf(
        groupRows,
        results.map(({ service }) => service),
        words,
      ),
    ),
    ...part(
      words.sales,
      rowsOf(
        groupRows,
        results.map(({ sales }) => sales),
        words,
      ),
    ),
    [''],
    ...rowsOf(runRows, results, words).map(row => [...row]),
  ]
  const columns = Math.max(...lines.map(line => line.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(
      ...lines
        .filter(line => line.length > 1 || column > 0)
        .map(line => (line[column] ?? '').length + (column === 0 ? 2 : 0)),
    ),
  )
  return lines
    .map(line => {
      const isTitle = line.length === 1
      const cells = line.map((cell, column) => {
        if (column > 0) return cell.padStart(widths[column] ?? 0)
        return isTitle ? `\n${cell}` : `  ${cell}`.padEnd((widths[0] ?? 0) + 2)
      })
      return cells.join('  ').trimEnd()
    })
    .join('\n')
    .replaceAll('\n\n\n', '\n\n')
}
