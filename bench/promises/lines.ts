/**
 * Labelled lines of agents, as JSON lines: `{ "id", "language": "en" | "es", "text", "promises": [{ "kind", "words", "due" }] }`.
 *
 * `words` stand in `text` as they are; `due` is null, `{ "amount", "unit" }` (hours, days, working-days, working-hours) or a wall-clock time
 * "2026-11-24T12:00". All times are told as on Monday 23 November 2026 at ten o'clock, in Madrid, where work is done from nine to six from
 * Monday to Friday. docs/promises-found.md says when something is a promise.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { UNITS } from '../../domain/time/due.ts'

const kinds = ['reply', 'call-back', 'visit', 'credit', 'goods', 'terms', 'send-details', 'other'] as const

const line = z.strictObject({
  id: z.string().min(1),
  language: z.enum(['en', 'es']),
  text: z.string().min(1),
  promises: z.array(
    z.strictObject({
      kind: z.enum(kinds),
      words: z.string().min(1),
      due: z
        .union([
          z.strictObject({ amount: z.number().positive(), unit: z.enum(UNITS) }),
          z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'a time is written 2026-11-24T12:00'),
        ])
        .nullable(),
    }),
  ),
})

export type LabelledLine = z.infer<typeof line>

/**
 * The lines of a file.
 * @throws with the file and the number of the line that is not in the form, and what is wrong with it
 */
export function readLines(file: string): readonly LabelledLine[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Error(`${file} cannot be read: give a file of JSON lines, as bench/promises/lines.jsonl is`)
  }
  const ids = new Set<string>()
  const lines = text.split('\n').flatMap((row, index) => {
    if (row.trim() === '') return []
    const found = readLine(row, `${file}, line ${index + 1}`)
    if (ids.has(found.id)) throw new Error(`${file}, line ${index + 1}: the id ${found.id} stands twice`)
    ids.add(found.id)
    return [found]
  })
  if (lines.length === 0) throw new Error(`${file} holds no lines`)
  return lines
}

function readLine(row: string, where: string): LabelledLine {
  let value: unknown
  try {
    value = JSON.parse(row)
  } catch {
    throw new Error(`${where}: this is no JSON`)
  }
  const read = line.safeParse(value)
  if (!read.success) throw new Error(`${where}: ${z.prettifyError(read.error)}`)
  const missing = read.data.promises.find(({ words }) => !read.data.text.includes(words))
  if (missing) throw new Error(`${where}: "${missing.words}" does not stand in the text`)
  return read.data
}

/** Which half a line belongs to, by its words alone: patterns are tuned on one and never on the other. */
export function isHeldOut({ text }: LabelledLine): boolean {
  return (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 1
}
