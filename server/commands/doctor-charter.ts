/** `npm run heed -- doctor --charter`: every number of the charter once more, from the facts of the ledger alone. Changes nothing. */
import type { Instant } from '../../domain/time.ts'
import { recountCharter, type Recount } from '../charter/recount.ts'
import type { Config } from '../config.ts'
import { connect } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { openClock } from '../house-clock.ts'
import { counted } from './counted.ts'
import { atOneMoment } from './doctor.ts'
import { reachDatabase } from './reach-database.ts'

interface Asked {
  readonly config: Config
  readonly log: Log
  readonly isJson: boolean
}

/** @returns the exit code: 1 when a number differs */
export async function doctorCharter({ config, log, isJson }: Asked): Promise<number> {
  const { owner, stop } = await reachDatabase(config, log)
  const clock = openClock(config)
  try {
    const recount = await examineCharter({ owner, log, now: clock.now() })
    console.log(isJson ? JSON.stringify(recount, null, 2) : inLines(recount))
    return recount.differ.length === 0 ? 0 : 1
  } finally {
    clock.stop()
    await stop()
  }
}

interface Patient {
  readonly owner: string
  readonly log: Log
  readonly now: Instant
}

export async function examineCharter({ owner, log, now }: Patient): Promise<Recount> {
  const { db, close } = connect({ url: owner, log, max: 1 })
  try {
    return await atOneMoment(db, async tx => await recountCharter(tx, now))
  } finally {
    await close()
  }
}

function inLines({ cases, numbers, unseen, differ }: Recount): string {
  const behind = unseen === 0 ? '' : ` ${counted(unseen, 'fact')} not counted yet; the page says so.`
  const read = `${counted(cases, 'case')} read from the ledger.${behind}`
  if (differ.length === 0) return `✓ charter    ${counted(numbers, 'number')} equal. ${read}`
  return [
    `✗ charter    ${differ.length} of ${counted(numbers, 'number')} differ. ${read}`,
    ...differ.map(says => `    ${says}`),
    '    → What is counted was changed past Heed. With Heed stopped, as owner of the database: TRUNCATE charter_measured;',
    "      DELETE FROM follower WHERE name = 'charter'; the next start counts everything anew.",
  ].join('\n')
}
