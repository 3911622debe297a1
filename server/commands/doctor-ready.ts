/** What the doctor adds about customers: nothing is broken, and yet they may not reach a person. The same rules as in the setup. */
import { sql } from 'kysely'
import { findings, type Grade } from '../../domain/ready/rules.ts'
import type { Config } from '../config.ts'
import { connect } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { readStanding } from '../setup/standing.ts'

export interface Advice {
  readonly grade: Grade
  readonly says: string
  readonly matters: string
  readonly about: readonly string[]
}

const grades: Readonly<Record<Grade, string>> = {
  'stops-customers': 'stops customers',
  'will-hurt': 'will hurt',
  'could-be-better': 'could be better',
}

interface Patient {
  /** Address of the login that owns the schema. */
  readonly owner: string
  readonly config: Config
  readonly log: Log
  readonly now: number
}

/** The worst first, and empty when nothing keeps customers from a person. Null while there is no organisation. */
export async function adviceFor({ owner, config, log, now }: Patient): Promise<readonly Advice[] | null> {
  const { db, close } = connect({ url: owner, log, max: 1 })
  try {
    if ((await sql`SELECT FROM organisation`.execute(db)).rows.length === 0) return null
    const standing = await readStanding(db, config, now)
    return findings(standing).map(({ rule: { grade, says, refuses }, about }) => ({
      grade,
      says,
      matters: refuses,
      about,
    }))
  } finally {
    await close()
  }
}

export function adviceInLines(advice: readonly Advice[]): string {
  if (advice.length === 0) return 'Ready: nothing keeps customers from reaching a person.'
  const lines = advice.map(({ grade, says, matters, about }) => {
    const what = about.length === 0 ? '' : ` (${about.join(', ')})`
    return `  ${grades[grade]}: ${says}${what}\n    ${matters}`
  })
  return ['For customers:', ...lines].join('\n')
}
