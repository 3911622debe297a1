/**
 * Giving a remedy: customer, purse and case are locked, all that the answer depends on is read under the locks, the domain decides,
 * and the facts, the rows and both sides of the money are one transaction. Booking comes after it, and again until it is done.
 */
import { randomUUID } from 'node:crypto'
import { Fault } from '../../contract/faults.ts'
import type { SetAside } from '../../contract/overrides.ts'
import { decide } from '../../domain/case/decide.ts'
import type { CatalogueEntry } from '../../domain/remedy/catalogue.ts'
import { promiseOfRemedy, titleOfRemedy } from '../../domain/remedy/describe.ts'
import { type RemedyKind, remedyKinds } from '../../domain/remedy/kinds.ts'
import { isCurrency } from '../../domain/remedy/money.ts'
import type { GiveRemedy } from '../../domain/remedy/requests.ts'
import { givenOnceAlike } from '../../domain/remedy/rules.ts'
import type { RemedyState } from '../../domain/remedy/state.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import { dueAt } from '../../domain/time/due.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import { isTaken } from '../db/taken.ts'
import { append, type Locked } from '../ledger/append.ts'
import { isOwnMatter } from '../interest/ties.ts'
import type { House } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { deskLeave } from '../overrides/leave.ts'
import { unmetFor } from './conditions.ts'
import { type Giver, pursesOf, readGrants } from './grants.ts'
import {
  catalogue,
  customerOfCase,
  leaveFromPromise,
  promisedAmount,
  readAccount,
  readRemedy,
} from './sql.ts'

export interface Gift {
  readonly remedyId: string
  readonly caseId: string
  readonly giver: Giver
  readonly kind: RemedyKind
  readonly accountId: string | null
  readonly serviceId: string | null
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly catalogueId: string | null
  readonly forCommitmentId: string | null
  /** Set where somebody who may give more has allowed it; the giver's own limits are then not asked. */
  readonly approvalId: string | null
  /** Words of an apology that goes with it. */
  readonly apology: string | null
  /** Conditions of the house that are set aside, with a reason. */
  readonly setAside?: SetAside | undefined
}

/** @returns whether it was given before already, or the refusal. @throws Fault not-found without such a case */
export async function giveRemedy(
  { ledger, house }: { readonly ledger: Ledger; readonly house: House },
  gift: Gift,
): Promise<{ readonly isRepeat: boolean } | Refusal> {
  const about = await customerOfCase(ledger.db, gift.caseId)
  if (!about) throw new Fault('not-found', say => say.noCase)
  const locks = { customers: [about.customerId], purses: pursesOf(gift.giver), cases: [gift.caseId] }
  const give = async () =>
    await append(ledger, locks, async locked => {
      const request = await toGiveRemedy(gift, { ...about, house, locked })
      const { tx, now } = locked
      const leave = await deskLeave(tx, {
        house,
        id: gift.remedyId,
        agentId: gift.giver.id,
        customerId: about.customerId,
        goesOn: false,
        setAside: gift.setAside,
      })
      const decided = decide(locked.caseState(gift.caseId), request, now, leave)
      if (isRefusal(decided)) return sayingWhatWasGiven(decided, request.found.known)
      const facts = decided.map(fact => ({ caseId: gift.caseId, fact }))
      return { facts, result: { isRepeat: request.found.known !== null } }
    })
  try {
    return await give()
  } catch (error) {
    // Asked for in two cases at the same moment: now it is known, and the one that came later is told so.
    if (isTaken(error, 'remedy_pkey')) return await give()
    throw error
  }
}

/** The refusal of something else under the name of what was given, with what was given. */
function sayingWhatWasGiven({ refused }: Refusal, known: RemedyState | null): Refusal {
  if (known === null || refused.rule !== givenOnceAlike.name) return { refused }
  return {
    refused: { ...refused, about: { en: titleOfRemedy(known, 'en'), es: titleOfRemedy(known, 'es') } },
  }
}

interface Asking {
  readonly customerId: string
  readonly language: 'en' | 'es'
  readonly house: House
  readonly locked: Pick<Locked, 'tx' | 'now'>
}

/** A gift as it would be decided about now: all that the answer depends on is read under the locks. */
export async function toGiveRemedy(
  gift: Gift,
  { customerId, language, house, locked: { tx, now } }: Asking,
): Promise<GiveRemedy> {
  const known = await readRemedy(tx, gift.remedyId)
  const entry =
    gift.catalogueId === null ? undefined : (await catalogue(tx)).find(({ id }) => id === gift.catalogueId)
  // A request that was sent again was answered before, whatever became of the catalogue since.
  if (known === null && gift.catalogueId !== null && entry?.kind !== gift.kind) throw new Fault('gone-stale')
  const { timeZone } = house.organisation
  const calendar = calendarOf(house, gift.giver)
  return {
    ask: 'give-remedy',
    remedyId: gift.remedyId,
    agentId: gift.giver.id,
    kind: gift.kind,
    accountId: gift.accountId,
    serviceId: gift.serviceId,
    ...worthOf(gift, entry),
    catalogueId: gift.catalogueId,
    catalogueVersion: entry?.version ?? null,
    called: entry?.name ?? null,
    forCommitmentId: gift.forCommitmentId,
    approvalId: gift.approvalId ?? (await leaveFromPromise(tx, gift)),
    promise: {
      commitmentId: randomUUID(),
      dueAt: dueOf(calendar, entry?.days ?? 1, now),
      words: promiseWords(gift, language, entry),
      calendar,
    },
    apology: gift.apology === null ? null : { remedyId: randomUUID(), words: gift.apology },
    found: {
      known,
      account: gift.accountId === null ? null : await readAccount(tx, gift.accountId, customerId),
      unmet: await unmetFor(tx, gift.catalogueId, { customerId, house, now }),
      promised: await promisedAmount(tx, gift.caseId, gift.forCommitmentId),
      isOwn: await isOwnMatter(tx, gift.giver.id, customerId),
      grants: await readGrants(tx, gift.giver, {
        caseId: gift.caseId,
        timeZone,
        now,
        except: gift.forCommitmentId,
      }),
    },
  }
}

/** Of money, as much as is asked for; what anything else costs stands in the catalogue, whatever is asked. */
function worthOf(
  { kind, amountMinor, currency }: Gift,
  entry: CatalogueEntry | undefined,
): Pick<GiveRemedy, 'amountMinor' | 'currency' | 'costMinor'> {
  const ofEntry = entry?.currency ?? null
  return remedyKinds[kind].isMoney
    ? { amountMinor, currency: currency ?? ofEntry, costMinor: amountMinor ?? 0 }
    : { amountMinor: null, currency: ofEntry, costMinor: entry?.costMinor ?? 0 }
}

/** The days on which whoever owes it works. */
function calendarOf(house: House, { id }: Giver): Calendar {
  return calendarFor(house, { teamId: house.agents.get(id)?.teamId ?? null })
}

/** Within so many working days of the team that owes it, and within one at the least. */
function dueOf(calendar: Calendar, days: number, now: Instant): Instant {
  const amount = Math.max(1, days)
  return dueAt(calendar, now, { amount, unit: 'working-days' }) ?? now + amount * DAY
}

/** As the customer reads it: "A month free: a credit of £12.00. It stands on your next bill." */
function promiseWords(gift: Gift, language: 'en' | 'es', entry: CatalogueEntry | undefined): string {
  // What names no currency is refused; until then it has no words.
  const currency = gift.currency !== null && isCurrency(gift.currency) ? gift.currency : null
  const what = promiseOfRemedy({ ...gift, called: entry?.name ?? null, currency }, language)
  return `${what}. ${entry?.terms[language] ?? ''}`.trim()
}
