/**
 * Noting, ending and correcting a failure in a case: read under the locks, decided by the domain, and written with what the rules give
 * for it in one transaction. Booking comes after it, and again until it is done.
 */
import { Fault } from '../../contract/faults.ts'
import { decide } from '../../domain/case/decide.ts'
import type { FailureRequest, NoteFailure } from '../../domain/failure/requests.ts'
import type { FailureState } from '../../domain/failure/state.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import { append } from '../ledger/append.ts'
import type { House } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { customerOfCase } from '../remedies/sql.ts'
import { type About, dayAround, dueNow, nextReckoning } from './reckoning.ts'
import { casesWithVisits, type FailureRow, isThereAlready, lockFailure, writeFailure } from './sql.ts'

export interface Ground {
  readonly ledger: Ledger
  readonly house: House
}

export type FailureAct =
  | ({ readonly do: 'note' } & Omit<FailureRow, 'caseId' | 'outageId'>)
  | { readonly do: 'end'; readonly id: string; readonly until: Instant }
  | { readonly do: 'correct'; readonly id: string; readonly from: Instant; readonly until: Instant | null }

/** @returns the remedies that are to be booked, or the refusal. @throws Fault not-found without such a case */
export async function actOnFailure(
  { ledger, house }: Ground,
  { caseId, agentId, act }: { readonly caseId: string; readonly agentId: string; readonly act: FailureAct },
): Promise<readonly string[] | Refusal> {
  const about = await customerOfCase(ledger.db, caseId)
  if (!about) throw new Fault('not-found', say => say.noCase)
  const { customerId, language } = about
  // A visit that breaks at this moment in another case is the same one: the second of the two sees the first.
  const cases = [...new Set([caseId, ...(await casesWithVisits(ledger.db, customerId))])]
  const locks = { customers: [customerId], cases }
  return await append<readonly string[]>(ledger, locks, async ({ tx, now, caseState }) => {
    const known = await lockFailure(tx, act.id)
    if (known !== null && known.caseId !== caseId && act.do !== 'note')
      throw new Fault('not-found', say => say.noCase)
    const { request, after } = await requestFor(tx, { act, known, agentId, house, customerId, language, now })
    const decided = decide(caseState(caseId), request, now)
    if (isRefusal(decided)) return decided
    const isNews = decided.length > 0 && after !== null
    return {
      facts: decided.map(fact => ({ caseId, fact })),
      result: decided.flatMap(fact => (fact.type === 'RemedyGiven' ? [fact.remedyId] : [])),
      ...(isNews ? { also: async (at: Tx) => await writeAfter(at, after, caseId, house, now) } : {}),
    }
  })
}

async function writeAfter(tx: Tx, after: Standing, caseId: string, house: House, now: Instant) {
  const reckonAt = nextReckoning(after.until, house.organisation.timeZone, now)
  await writeFailure(tx, { ...after, caseId, reckonAt }, now)
}

type Standing = FailureState & Pick<FailureRow, 'serviceId'>

interface Asking extends About {
  readonly act: FailureAct
  readonly known: FailureRow | null
  readonly agentId: string
}

interface Asked {
  readonly request: FailureRequest
  /** How it stands afterwards. */
  readonly after: Standing | null
}

async function requestFor(tx: Tx, asking: Asking): Promise<Asked> {
  const { act, known, agentId } = asking
  if (act.do === 'note') return await noteRequest(tx, act, asking)
  const from = act.do === 'correct' ? act.from : (known?.from ?? 0)
  const after = known === null ? null : { ...known, from, until: act.until }
  // Of times that cannot be, nothing is reckoned: the rules refuse them.
  const isOdd = after === null || (after.until !== null && after.until < after.from)
  const { due, kept } = isOdd ? { due: [], kept: null } : await dueNow(tx, after, asking)
  if (act.do === 'end')
    return { request: { ask: 'end-failure', agentId, until: act.until, known, due }, after }
  const isThere = after !== null && (await isThereAlready(tx, after, dayOfIt(asking, from)))
  const { until } = act
  return { request: { ask: 'correct-failure', agentId, from, until, known, isThere, kept, due }, after }
}

async function noteRequest(
  tx: Tx,
  { do: _, ...act }: Extract<FailureAct, { do: 'note' }>,
  asking: Asking,
): Promise<Asked> {
  const { from } = act
  const until = act.event === 'missed-appointment' ? from : act.until
  const { id, event, service, accountId, serviceId } = act
  const after = { id, event, service, accountId, serviceId, from, until, outageId: null }
  const isOdd = until !== null && until < from
  const { account, due } = await dueNow(tx, isOdd ? { ...after, until: from } : after, asking)
  const request: NoteFailure = {
    ask: 'note-failure',
    failureId: id,
    agentId: asking.agentId,
    event,
    service,
    accountId,
    serviceId,
    outageId: null,
    from,
    until: act.until,
    account,
    known: asking.known,
    isThere: await isThereAlready(tx, after, dayOfIt(asking, from)),
    due,
  }
  return { request, after }
}

function dayOfIt({ house }: About, at: Instant) {
  return dayAround(house.organisation.timeZone, at)
}
