/**
 * CSV on its way out. A cell that a spreadsheet would take for a formula is guarded by an apostrophe: what a customer wrote must not
 * calculate, or call anybody, on the machine of whoever opens the file.
 */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

export type Cells = readonly (string | number | null)[]

export function csvLine(cells: Cells): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = value ?? ''
  const safe = /^[\s]*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Excel takes a file without it for one in an older alphabet. */
const byteOrderMark = '\ufeff'

/** A download that is written while it is read, however long it is. */
export async function sendCsv(
  reply: FastifyReply,
  name: string,
  lines: AsyncIterable<Cells>,
): Promise<FastifyReply> {
  return await reply
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
      'cache-control': 'no-store',
    })
    .send(Readable.from(written(lines)))
}

async function* written(lines: AsyncIterable<Cells>): AsyncGenerator<string> {
  yield byteOrderMark
  for await (const cells of lines) yield csvLine(cells)
}
