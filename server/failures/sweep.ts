/**
 * Looks at failures whose time it is: those of an outage that was noted, ended or corrected, and each day those that go on.
 *
 * What must stay true
 * - The row is the timer, and what is found is decided and written in one transaction under the locks of customer and case: looked at
 *   twice, or by two processes, nothing is given twice.
 * - A case is opened by ourselves only where something is due to somebody who has none that it could stand in.
 * - One that cannot be dealt with is logged, looked at later, and stops no other.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { decide } from '../../domain/case/decide.ts'
import { evolve } from '../../domain/case/evolve.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import { makeReference } from '../../domain/case/reference.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { openedForFailure } from '../../domain/failure/decisions.ts'
import type { FailureRequest } from '../../domain/failure/requests.ts'
import { onceForATime } from '../../domain/failure/rules.ts'
import { isRefusal } from '../../domain/rule.ts'
import { HOUR, SECOND } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import { append, type Decision, type Locked } from '../ledger/append.ts'
import { type Directory, dutyLead, type House } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { onWake } from '../ledger/wake.ts'
import { dayAround, type DueNow, dueNow, nextReckoning } from './reckoning.ts'
import { isThereAlready, writeFailure } from './sql.ts'
import {
  claimFailure,
  type Concerned,
  failuresToReckon,
  letGo,
  lookAgainAt,
  type ToReckon,
  whoIsConcerned,
} from './sweep-sql.ts'

export interface Failures {
  /** One look at all that is due. */
  readonly sweep: () => Promise<void>
  readonly stop: () => Promise<void>
}

export interface FailuresSetting {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly log: Log
}

const sweepMs = 2 * SECOND
const atOnce = 200

export function startFailures(setting: FailuresSetting): Failures {
  const { ledger, log } = setting
  let isStopped = false

  const sweep = async () => {
    const now = ledger.clock()
    const house = await setting.directory.house()
    for (let ids = await failuresToReckon(ledger.db, now, atOnce); ids.length > 0; ) {
      for (const id of ids) {
        if (isStopped) return
        await reckonOne(ledger, house, id).catch(async (error: unknown) => {
          log.error({ err: error, failure: id }, 'a failure could not be reckoned; it will be tried again')
          await lookAgainAt(ledger.db, id, now + HOUR)
        })
      }
      ids = await failuresToReckon(ledger.db, now, atOnce)
    }
  }

  const wake = onWake(
    async () => {
      if (!isStopped) await sweep()
    },
    error => log.warn({ err: error }, 'what is to be reckoned could not be read; trying again'),
  )
  const each = setInterval(() => void wake(), sweepMs)
  return {
    sweep,
    async stop() {
      isStopped = true
      clearInterval(each)
      await wake()
    },
  }
}

async function reckonOne(ledger: Ledger, house: House, id: string): Promise<void> {
  const who = await whoIsConcerned(ledger.db, id)
  if (who === null) return await letGo(ledger.db, id)
  const cases = who.caseId === null ? [] : [who.caseId]
  await append<null>(ledger, { customers: [who.customerId], cases }, async locked => {
    const row = await claimFailure(locked.tx, id, locked.now)
    if (row === null || cases.some(locked.isErased)) return { facts: [], result: null }
    return await whatFollows({ locked, house, who }, row)
  })
}

interface At {
  readonly locked: Locked
  readonly house: House
  readonly who: Concerned
}

async function whatFollows({ locked, house, who }: At, row: ToReckon): Promise<Decision<null>> {
  const { tx, now } = locked
  const stands = { ...row, from: row.isFrom, until: row.isUntil }
  const found = await dueNow(tx, stands, { ...who, house, now })
  const reckonAt = nextReckoning(stands.until, house.organisation.timeZone, now)
  if (who.caseId === null && found.due.length === 0) {
    await lookAgainAt(tx, row.id, reckonAt)
    return { facts: [], result: null }
  }
  const isThere = await isThereAlready(tx, stands, dayAround(house.organisation.timeZone, stands.from))
  const { caseId, before, opening } = beginning(who, locked, house, row)
  const request = requestFor(row, found, isThere)
  const decided = before === null ? [] : decide(before, request, now)
  if (isRefusal(decided)) {
    // Anything else that stands against it may pass, as a case that was joined into another a moment ago.
    if (decided.refused.rule !== onceForATime.name) throw new Error(`refused: ${decided.refused.rule}`)
    // Written down for that time already: it is made good there, and this one comes to nothing.
    await lookAgainAt(tx, row.id, null)
    return { facts: [], result: null }
  }
  return {
    facts: [...opening, ...decided].map(fact => ({ caseId, fact })),
    result: null,
    also: async at => await writeFailure(at, { ...stands, caseId, reckonAt }, now),
  }
}

interface Beginning {
  readonly caseId: string
  readonly before: CaseState | null
  readonly opening: readonly CaseFact[]
}

function beginning(
  { caseId, customerId }: Concerned,
  locked: Locked,
  house: House,
  row: ToReckon,
): Beginning {
  if (caseId !== null) return { caseId, before: locked.caseState(caseId), opening: [] }
  const id = randomUUID()
  const owner = dutyLead(house, locked.now)?.id ?? row.notedBy ?? ''
  const opening = openedForFailure({ reference: makeReference(randomBytes(8)), customerId }, owner)
  const before = opening.reduce<CaseState | null>((state, fact) => evolve(state, fact, locked.now, id), null)
  return { caseId: id, before, opening }
}

/** Said for the first time, ended, put right, or one more day of it. */
function requestFor(row: ToReckon, { account, due, kept }: DueNow, isThere: boolean): FailureRequest {
  const { id: failureId, event, service, accountId, serviceId, outageId, isFrom: from, isUntil: until } = row
  if (row.caseId === null)
    return {
      ask: 'note-failure',
      failureId,
      agentId: null,
      event,
      service,
      accountId,
      serviceId,
      outageId,
      from,
      until,
      account,
      known: null,
      isThere,
      due,
    }
  const isEnd = from === row.from && row.until === null && until !== null
  if (isEnd) return { ask: 'end-failure', agentId: null, until, known: row, due }
  if (from !== row.from || until !== row.until)
    return { ask: 'correct-failure', agentId: null, from, until, known: row, isThere, kept, due }
  return { ask: 'reckon-failure', known: row, due }
}
