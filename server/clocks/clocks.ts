/**
 * Clocks that cannot lapse in silence: promises, cases put aside, handovers, chats that were left, matters that fell quiet.
 *
 * What must stay true
 * - The row is the timer. Nothing is kept in memory: after a day of being switched off, everything overdue is dealt with at the
 *   start, once, oldest first.
 * - What is due is found without a lock and decided again under the case's lock: of two processes that find the same row, the
 *   second one's request comes to nothing.
 * - A row that cannot be dealt with is logged and passed; it does not stop those behind it.
 */
import type { CaseRequest } from '../../domain/case/requests.ts'
import type { OpeningHours } from '../../domain/hours/hours.ts'
import { HOUR, type Instant, MINUTE } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { actOn } from '../ledger/act.ts'
import { type Directory, dutyLead } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { onWake } from '../ledger/wake.ts'
import {
  callbacksNotCome,
  casesBackBy,
  casesOfTheDeparted,
  casesQuietSince,
  chatsQuietSince,
  type Due,
  handoversUnansweredBy,
  type Passed,
  promisesBrokenBy,
  promisesToWarnOf,
} from './sql.ts'

export interface Clocks {
  /** One look at everything that is due now; for tests, and each second. */
  readonly sweep: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface Clock {
  readonly name: string
  readonly due: (db: Db, now: Instant, passed: Passed) => Promise<readonly Due[]>
  readonly request: (due: Due, now: Instant) => CaseRequest
}

interface Setting {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly log: Log
}

const sweepMs = 1_000
/** A chat whose customer closed the page and in which nobody speaks any more leaves the agent's hands; the case stays theirs. */
const quietMs = 10 * MINUTE
const goneMs = 5 * MINUTE

const clocks = (restAfterMs: number, dutyLeadId: string | null, hours: OpeningHours): readonly Clock[] => [
  // Before the warnings: after a time of being switched off nobody is told that what is overdue is nearly due.
  {
    name: 'promise broken',
    due: promisesBrokenBy,
    request: ({ id }) => ({ ask: 'break-promise', commitmentId: id }),
  },
  {
    name: 'promise due soon',
    due: promisesToWarnOf,
    request: ({ id }) => ({ ask: 'warn-promise', commitmentId: id }),
  },
  {
    name: 'put aside until now',
    due: casesBackBy,
    request: () => ({ ask: 'end-snooze' }),
  },
  {
    name: 'handover unanswered',
    due: handoversUnansweredBy,
    request: ({ id }) => ({ ask: 'lapse-handover', handoverId: id }),
  },
  {
    name: 'owner who left',
    due: async (db, _now, passed) => (dutyLeadId === null ? [] : await casesOfTheDeparted(db, passed)),
    request: () => ({ ask: 'reassign', to: dutyLeadId ?? '', reason: 'departure' }),
  },
  {
    name: 'nobody came to the page',
    due: callbacksNotCome,
    request: ({ id, agentId }) => ({
      ask: 'miss-callback',
      entryId: id,
      agentId: agentId ?? '',
      why: 'no-answer',
      hours,
    }),
  },
  {
    name: 'chat left',
    due: (db, now, passed) => chatsQuietSince(db, now - quietMs, now - goneMs, passed),
    request: () => ({ ask: 'quiet' }),
  },
  {
    name: 'matter at rest',
    due: (db, now, passed) => casesQuietSince(db, now - restAfterMs, passed),
    request: (_, now) => ({ ask: 'rest', restBefore: now - restAfterMs }),
  },
]

export function startClocks({ ledger, directory, log }: Setting): Clocks {
  let isStopped = false

  const run = async (clock: Clock, now: Instant) => {
    const passed = new Set<string>()
    while (!isStopped) {
      const due = await clock.due(ledger.db, now, [...passed])
      if (due.length === 0) return
      for (const one of due) {
        passed.add(one.id)
        await actOn(ledger, { caseId: one.caseId, request: clock.request(one, now) }).catch(
          (error: unknown) =>
            log.error(
              { err: error, clock: clock.name, case: one.caseId },
              'something due could not be dealt with',
            ),
        )
      }
    }
  }

  const sweep = async () => {
    const now = ledger.clock()
    const house = await directory.house()
    const standsIn = dutyLead(house, now)?.id ?? null
    const { restAfterHours, hours } = house.organisation
    for (const clock of clocks(restAfterHours * HOUR, standsIn, hours)) await run(clock, now)
  }

  const wake = onWake(
    async () => {
      if (!isStopped) await sweep()
    },
    error => log.warn({ err: error }, 'the clocks could not be read; trying again'),
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
