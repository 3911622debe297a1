/** What arrives again under a name by which it is done once: told from something else, and said as it was done. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { doneOnceAlike } from '../../domain/case/repeat-rules.ts'
import { describe, type Language } from '../../domain/case/describe.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { Refusal } from '../../domain/rule.ts'
import type { Db } from '../db/connect.ts'
import type { Once } from './act.ts'
import { canonicalJson } from './chain.ts'
import type { House } from './directory.ts'
import { formatTime, nameOf } from './story.ts'

/** Of what was asked, as it was read: the same words in another order are the same. Nobody finds it again by its words alone. */
export function saidOf(name: string, asked: object): string {
  return createHash('sha256')
    .update(`${name} ${canonicalJson(asked)}`)
    .digest('base64url')
}

interface Looking {
  readonly db: Db
  readonly house: House
}

/** The refusal of something else under the name of what was done, with what was done; any other as it is. */
export async function sayingWhatWasDone(
  { db, house }: Looking,
  once: Pick<Once, 'channel' | 'externalId'>,
  { refused }: Refusal,
): Promise<Refusal> {
  const fact = refused.rule === doneOnceAlike.name ? await firstFactOf(db, once) : null
  if (fact === null) return { refused }
  const said = (language: Language) => {
    const reader = { house, language }
    const told = describe(fact, {
      names: id => nameOf(reader, id),
      language,
      audience: 'agent',
      formatTime: at => formatTime(at, reader),
    })
    return told.replace(/\.$/u, '')
  }
  return { refused: { ...refused, about: { en: said('en'), es: said('es') } } }
}

/** Of its facts, which have one moment, the first that bears its name; of those that bear none, the first. */
async function firstFactOf(db: Db, once: Pick<Once, 'channel' | 'externalId'>): Promise<CaseFact | null> {
  const { rows } = await sql<{ readonly type: string; readonly data: string }>`
    SELECT f.type, f.data FROM received r JOIN fact f ON f.case_id = r.case_id AND f.at = r.at
    WHERE r.channel = ${once.channel} AND r.external_id = ${once.externalId}
    ORDER BY position(r.message_id::text IN f.data) = 0, f.seq LIMIT 1`.execute(db)
  const [row] = rows
  return row ? ({ type: row.type, ...JSON.parse(row.data) } as CaseFact) : null // a case's facts are case facts
}
