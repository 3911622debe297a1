/** What became of the words that were acknowledged. */
import type { Client } from 'pg'
import { type Conversation, markPattern } from './people.ts'

export interface Verdict {
  readonly acknowledged: number
  /** Acknowledged, and in no case. */
  readonly lost: number
  /** How often anything stands in a story once more than it was said, acknowledged or not. */
  readonly doubled: number
  /** In a story before something that the same customer had said earlier, or in another story than that. */
  readonly outOfOrder: number
}

/** `client` reads a database that nobody serves any more. */
export async function judge(client: Client, conversations: readonly Conversation[]): Promise<Verdict> {
  const { rows } = await client.query<{ case_id: string; seq: string; text: string }>(
    `SELECT f.case_id, f.seq, convert_from(b.bytes, 'UTF8')::jsonb ->> 'text' AS text
     FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
     WHERE f.type = 'CustomerSpoke' ORDER BY f.case_id, f.seq`,
  )
  const places = new Map<string, { readonly caseId: string; readonly seq: number }>()
  let doubled = 0
  for (const { case_id: caseId, seq, text } of rows) {
    const mark = markPattern.exec(text)?.[0]
    if (mark === undefined) continue
    if (places.has(mark)) doubled++
    else places.set(mark, { caseId, seq: Number(seq) })
  }
  const said = conversations.flat()
  return {
    acknowledged: said.length,
    lost: said.filter(mark => !places.has(mark)).length,
    doubled,
    outOfOrder: conversations.reduce((count, marks) => count + countOutOfOrder(marks, places), 0),
  }
}

function countOutOfOrder(
  marks: Conversation,
  places: ReadonlyMap<string, { readonly caseId: string; readonly seq: number }>,
): number {
  const found = marks.flatMap(mark => places.get(mark) ?? [])
  return found.filter((place, index) => {
    const before = found[index - 1]
    return before !== undefined && (before.caseId !== place.caseId || before.seq >= place.seq)
  }).length
}
