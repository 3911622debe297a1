/** An outage is noted, ended or corrected with its accounts, in one transaction; the sweep looks at each account after it. */
import type { ChangeOutage, NewOutage, OutageDone } from '../../../contract/failures.ts'
import { Fault } from '../../../contract/faults.ts'
import { correctFailureRules } from '../../../domain/failure/rules.ts'
import type { Asked } from '../../../domain/case/requests.ts'
import { type Refusal, refusedBy } from '../../../domain/rule.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { Instant } from '../../../domain/time.ts'
import { accountsNamed, addAccounts, changeOutage, insertOutage, outages } from '../../failures/outages.ts'

const mostUnknownShown = 100

/** The first cell of each line; a heading has no digit. */
export function numbersIn(text: string): readonly string[] {
  const cells = text.split(/\r?\n/).map(line => (line.split(/[,;\t]/)[0] ?? '').trim())
  return [...new Set(cells.map(cell => cell.replaceAll(/^"|"$/g, '').trim()).filter(cell => /\d/.test(cell)))]
}

export async function noteOutage(
  db: Db,
  { accounts, ...outage }: NewOutage,
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<OutageDone | Refusal> {
  const odd = refusedTimes(outage, now)
  if (odd) return odd
  const numbers = numbersIn(accounts)
  if (numbers.length === 0) throw new Fault('bad-request', say => say.noAccountNumbers)
  return await db.transaction().execute(async tx => {
    const done = await concerning(tx, numbers)
    if (done.found.length === 0) throw new Fault('bad-request', say => say.noSuchAccounts)
    if (await insertOutage(tx, outage, { by, now }))
      await addAccounts(
        tx,
        outage.id,
        done.found.map(({ accountId }) => accountId),
        now,
      )
    return viewDone(done)
  })
}

export async function correctOutage(
  db: Db,
  id: string,
  { version, from, until, accounts = '' }: ChangeOutage,
  now: Instant,
): Promise<OutageDone | Refusal> {
  const [known] = await outages(db, now, id)
  if (!known) throw new Fault('not-found', say => say.noOutage)
  const odd = refusedTimes({ ...known, from, until }, now)
  if (odd) return odd
  return await db.transaction().execute(async tx => {
    const done = await concerning(tx, numbersIn(accounts))
    if (!(await changeOutage(tx, { id, version, from, until }, now))) throw new Fault('gone-stale')
    await addAccounts(
      tx,
      id,
      done.found.map(({ accountId }) => accountId),
      now,
    )
    return viewDone(done)
  })
}

async function concerning(tx: Tx, numbers: readonly string[]) {
  return numbers.length === 0 ? { found: [], unknown: [] } : await accountsNamed(tx, numbers)
}

function viewDone({ found, unknown }: Awaited<ReturnType<typeof accountsNamed>>): OutageDone {
  return {
    found: found.length,
    unknown: unknown.slice(0, mostUnknownShown),
    unknownCount: unknown.length,
  }
}

/** By the same rules as the times of one customer. */
function refusedTimes(
  { event, service, from, until }: Pick<NewOutage, 'event' | 'service' | 'from' | 'until'>,
  now: Instant,
): Refusal | null {
  const known = { id: '', event, service, accountId: '', from, until: null, outageId: null }
  const request = {
    ask: 'correct-failure',
    agentId: null,
    from,
    until,
    known,
    isThere: false,
    kept: null,
    due: [],
  } as const
  const asked = { request, now } as unknown as Asked<'correct-failure'> // no rule about times looks at the case
  return refusedBy(correctFailureRules, asked)
}
