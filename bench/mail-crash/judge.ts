/** What became of mails that were told to be taken in. */
import type { Client } from 'pg'
import { markPattern } from '../crash/people.ts'

export interface Counted {
  readonly told: number
  /** Told, and in no case. */
  readonly lost: number
  /** How often one of them stands in a story once more than it was sent. */
  readonly doubled: number
}

export async function countIn(client: Client, marks: readonly string[]): Promise<Counted> {
  const { rows } = await client.query<{ text: string }>(
    `SELECT convert_from(b.bytes, 'UTF8')::jsonb ->> 'text' AS text
     FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq WHERE f.type = 'CustomerSpoke'`,
  )
  const found = new Map<string, number>()
  for (const { text } of rows) {
    const mark = markPattern.exec(text)?.[0]
    if (mark !== undefined) found.set(mark, (found.get(mark) ?? 0) + 1)
  }
  return {
    told: marks.length,
    lost: marks.filter(mark => !found.has(mark)).length,
    doubled: marks.reduce((sum, mark) => sum + Math.max(0, (found.get(mark) ?? 0) - 1), 0),
  }
}
