/** An agent's promise as a request on the case: when it is due, what of the catalogue it is, what stands against it, what is sent. */
import { randomUUID } from 'node:crypto'
import { Fault } from '../../contract/faults.ts'
import type { MakePromise } from '../../contract/promises.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { Turn } from '../../domain/case-work/requests.ts'
import type { Beyond } from '../../domain/commitment/facts.ts'
import type { MakePromise as Request } from '../../domain/commitment/requests.ts'
import { dueAt } from '../../domain/time/due.ts'
import type { Instant } from '../../domain/time.ts'
import { calendarFor } from '../calendars/calendar-for.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { Asker } from '../http/desk.ts'
import { againstPromising, promisedUntil } from '../offers/standing.ts'
import { type OfferRow, offerById } from '../offers/sql.ts'
import { beyondAuthority } from './beyond.ts'
import { carriedBy } from './carried.ts'
import { areSecondsThere, isEvidenceHere, isHelperHere, languageOfCase } from './sql.ts'

/** Whoever promises, and the house that they promise for. */
export type Promiser = Pick<Asker, 'agent' | 'house'>

interface Making {
  readonly asker: Promiser
  readonly commitmentId: string
  readonly state: CaseState
  readonly tx: Tx
  readonly now: Instant
  readonly turn: Turn | undefined
}

/** @throws Fault when no time is told, when nobody works by the calendar, or when the offer is not there */
export async function toPromise(typed: MakePromise, making: Making): Promise<Request> {
  const { asker, commitmentId, state, tx, now, turn } = making
  const { agent, house } = asker
  const carried = await carriedBy(typed, making)
  const asked = { ...typed, ...carried?.asked }
  const offer = await findOffer(tx, asked.offerId)
  const details = await detailsOf(tx, state.id, asked, offer)
  const where = { caseId: state.id, now, except: asked.replaces }
  const terms =
    carried?.terms ??
    (offer && {
      offerId: offer.id,
      version: offer.version,
      standsUntil: promisedUntil(offer, house, now),
    })
  return {
    ask: 'promise',
    commitmentId,
    kind: asked.kind,
    agentId: agent.id,
    words: asked.words,
    dueAt: whenDue(asked, asker, now),
    replaces: asked.replaces,
    calendar: calendarFor(house, { teamId: agent.teamId }),
    customerId: asked.customerId,
    ...(asked.within === undefined ? {} : { within: asked.within, teamId: agent.teamId ?? undefined }),
    to: asked.to,
    evidence: asked.evidence,
    ...(terms ? { terms } : {}),
    amount: asked.amount,
    ...(carried?.standing ?? {
      beyond: await whatStandsAgainst(tx, asked, asker, where),
      isSaid: asked.isSaid,
    }),
    ...(details === null ? {} : { letter: { messageId: randomUUID(), words: { text: details } }, turn }),
    found: {
      isEvidenceHere: await isEvidenceHere(tx, state.id, asked.evidence),
      ...(await areSecondsThere(tx, state.id, asked.evidence)),
      isHelperHere: await isHelperHere(tx, state.id, asked.to?.helperId, now),
      isOtherCurrency:
        asked.amount !== undefined &&
        carried?.terms == null &&
        offer?.currency != null &&
        offer.currency !== asked.amount.currency,
      replaced: carried?.found,
    },
  }
}

/** The same question before it is said. */
export async function whatStandsAgainst(
  db: Db | Tx,
  asked: Pick<MakePromise, 'kind' | 'offerId' | 'amount'>,
  { agent, house }: Promiser,
  {
    caseId,
    now,
    except,
  }: { readonly caseId: string | null; readonly now: Instant; readonly except?: string | null },
): Promise<Beyond | null> {
  const offer = await findOffer(db, asked.offerId)
  const against = offer ? againstPromising(offer, house, now) : null
  if (asked.amount === undefined || asked.amount.minor <= 0) return against
  const { timeZone } = house.organisation
  // Money first: the rule of an offer can be set aside, and no reason sets a limit aside with it.
  const beyond = await beyondAuthority(db, agent, asked.amount, {
    caseId,
    timeZone,
    now,
    ...(except == null ? {} : { except }),
  })
  return beyond ?? against
}

/** @throws Fault when neither a time nor so many units are told, or nobody works by the calendar */
export function whenDue(
  { dueAt: told, within }: Pick<MakePromise, 'dueAt' | 'within'>,
  { agent, house }: Promiser,
  now: Instant,
): Instant {
  if (told !== undefined) return told
  if (within === undefined) throw new Fault('bad-request', say => say.promiseWithoutTime)
  const due = dueAt(calendarFor(house, { teamId: agent.teamId }), now, within)
  if (due === null) throw new Fault('bad-request', say => say.nobodyWorksByIt)
  return due
}

async function findOffer(db: Db | Tx, id: string | undefined): Promise<OfferRow | null> {
  if (id === undefined) return null
  const offer = await offerById(db, id)
  if (!offer) throw new Fault('not-found', say => say.noOffer)
  return offer
}

/** What is written to the customer in the same act; null where nothing is. */
async function detailsOf(
  tx: Tx,
  caseId: string,
  { details }: Pick<MakePromise, 'details'>,
  offer: OfferRow | null,
): Promise<string | null> {
  if (details === undefined) return null
  if (!offer) return details.words
  const isSpanish = (await languageOfCase(tx, caseId)) === 'es'
  const [name, terms] = isSpanish ? [offer.nameEs, offer.termsEs] : [offer.nameEn, offer.termsEn]
  return [details.words.trim(), name, terms].filter(part => part !== '').join('\n\n')
}
