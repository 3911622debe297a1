/** What happens with the yes, made anew from what was asked for and from how everything stands now. */
import { Fault } from '../../contract/faults.ts'
import type { OnYes } from '../../domain/approval/requests.ts'
import type { ApprovalState } from '../../domain/approval/state.ts'
import type { Grants } from '../../domain/authority/authority.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { optionsFor, type RemedyOption } from '../../domain/remedy/catalogue.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { Locked } from '../ledger/append.ts'
import type { House } from '../ledger/directory.ts'
import { toPromise } from '../promises/make.ts'
import { toGiveRemedy } from '../remedies/give.ts'
import { type AccountStanding, accountsOf, wrongsIn } from '../remedies/situation.ts'
import { catalogue } from '../remedies/sql.ts'
import type { AskedWords } from './sql.ts'

interface Making {
  readonly house: House
  readonly state: CaseState
  readonly locked: Pick<Locked, 'tx' | 'now'>
  readonly customerId: string
  readonly language: 'en' | 'es'
  readonly words: AskedWords | undefined
  /** The amount that is allowed; null: as it was asked for. */
  readonly allowedMinor: number | null
}

/** @throws Fault gone-stale where what was asked for is in no catalogue any more, or its words were erased */
export async function onYesOf(approval: ApprovalState, making: Making): Promise<OnYes> {
  const { house, state, locked, words, allowedMinor } = making
  const agent = house.agents.get(approval.agentId)
  if (!agent) throw new Fault('gone-stale')
  if ('remedy' in approval.asked) {
    const { setAside: _, ...remedy } = approval.asked.remedy
    const amountMinor = remedy.amountMinor === null ? null : (allowedMinor ?? remedy.amountMinor)
    const gift = { ...remedy, amountMinor, caseId: state.id, giver: agent, approvalId: null }
    return await toGiveRemedy({ ...gift, apology: words?.apology ?? null }, making)
  }
  const { commitmentId, kind, dueAt, within, amountMinor, currency, offerId, ...rest } =
    approval.asked.promise
  const details = rest.sendsDetails === true ? (words?.details ?? null) : undefined
  if (words?.words == null || kind === 'answer' || details === null) throw new Fault('gone-stale')
  return await toPromise(
    {
      act: 'promise',
      kind,
      words: words.words,
      replaces: rest.replaces ?? null,
      ...(details === undefined ? {} : { details: { words: details } }),
      ...(within === null ? { dueAt: dueAt ?? locked.now } : { within }),
      ...(offerId === null ? {} : { offerId }),
      ...(amountMinor === null || currency === null ? {} : { amount: { minor: amountMinor, currency } }),
    },
    { asker: { agent, house }, commitmentId, state, tx: locked.tx, now: locked.now, turn: undefined },
  )
}

export interface FullRepairs {
  /** In the order of the house: the cheapest first. */
  readonly options: readonly RemedyOption[]
  readonly accounts: readonly AccountStanding[]
}

/** What repairs in full what was asked about, on the same account; of a promise, nothing is known. */
export async function fullRepairs(
  db: Db | Tx,
  state: CaseState,
  { asked }: Pick<ApprovalState, 'asked'>,
  grants: Grants,
): Promise<FullRepairs> {
  if ('promise' in asked) return { options: [], accounts: [] }
  const { accountId } = asked.remedy
  const accounts = await accountsOf(db, state.customerId)
  const options = optionsFor(await catalogue(db), wrongsIn(state, accounts), grants)
  return {
    accounts,
    options: options.filter(
      ({ repairs, wrong }) => repairs === 'full' && (accountId === null || wrong.accountId === accountId),
    ),
  }
}

/** The least amount of the same kind that repairs it in full; null where nobody can tell. */
export function leastInFull(
  { options }: FullRepairs,
  { asked }: Pick<ApprovalState, 'asked'>,
): number | null {
  if ('promise' in asked) return null
  const { kind, currency } = asked.remedy
  const amounts = options.flatMap(option =>
    option.entry.kind === kind && option.currency === currency && option.amountMinor !== null
      ? [option.amountMinor]
      : [],
  )
  return amounts.length === 0 ? null : Math.min(...amounts)
}
