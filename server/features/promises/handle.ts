/** The catalogue of offers, published in versions, and what is checked before a promise is said. */
import { Temporal } from 'temporal-polyfill'
import type { PromiseCheck, SetOffer } from '../../../contract/promises.ts'
import { Fault } from '../../../contract/faults.ts'
import { offerRules } from '../../../domain/commitment/catalogue/rules.ts'
import { refusedBy, type Refusal } from '../../../domain/rule.ts'
import { dateAt } from '../../../domain/hours/hours.ts'
import { changeSetup, type House } from '../../setup/change.ts'
import type { Asker } from '../../http/desk.ts'
import type { Db } from '../../db/connect.ts'
import { insertVersion, offerById, type OfferRow, withdraw } from '../../offers/sql.ts'
import { openLimits, whomToAsk } from '../../approvals/whom.ts'
import { isLive } from '../../../domain/approval/decisions.ts'
import { readCase } from '../../ledger/case-rows.ts'
import { whatStandsAgainst, whenDue } from '../../promises/make.ts'

interface By {
  readonly agentId: string
  readonly version: number
}

/** A new version from now on. What was promised of an older one stands as it was. */
export function setOffer(ground: House, by: By, id: string, asked: SetOffer): Promise<null | Refusal> {
  const act = {
    thing: `offer:${id}`,
    agentId: by.agentId,
    version: by.version,
    what: by.version === 0 ? 'added' : 'changed',
  } as const
  return changeSetup(ground, act, async tx => {
    const { en, es, price, fromDay, untilDay } = asked
    const refused = refusedBy(offerRules, {
      texts: [en.name, en.terms, es.name, es.terms],
      fromDay,
      untilDay,
    })
    if (refused) return refused
    if (price !== null && price.minor < 0) throw new Fault('bad-request', say => say.priceBelowZero)
    const before = await offerById(tx, id)
    const next = {
      id,
      version: (before?.version ?? 0) + 1,
      nameEn: en.name.trim(),
      nameEs: es.name.trim(),
      termsEn: en.terms.trim(),
      termsEs: es.terms.trim(),
      priceMinor: price?.minor ?? null,
      currency: price?.currency ?? null,
      fromDay,
      untilDay,
    }
    await insertVersion(tx, { ...next, publishedBy: by.agentId, publishedAt: ground.ledger.clock() })
    return { before: before === null ? null : recorded(before), after: recorded(next), result: null }
  })
}

/** Nobody promises it from now on. */
export function withdrawOffer(ground: House, by: By, id: string): Promise<null | Refusal> {
  const act = { thing: `offer:${id}`, ...by, what: 'removed' } as const
  return changeSetup(ground, act, async tx => {
    const before = await offerById(tx, id)
    if (!before) throw new Fault('not-found', say => say.noOffer)
    if (before.withdrawnAt !== null) return { before: null, after: null, result: null }
    await withdraw(tx, id, ground.ledger.clock())
    return { before: recorded(before), after: null, result: null }
  })
}

function recorded({
  version,
  nameEn,
  nameEs,
  termsEn,
  termsEs,
  priceMinor,
  currency,
  fromDay,
  untilDay,
}: Omit<OfferRow, 'withdrawnAt' | 'promised'>) {
  return { version, nameEn, nameEs, termsEn, termsEs, priceMinor, currency, fromDay, untilDay }
}

type Asked = Parameters<typeof whatStandsAgainst>[1] &
  Parameters<typeof whenDue>[0] & { readonly caseId: string | null }

/** What stands against a promise before it is said, and when it would be due. */
export async function checkPromise(db: Db, asked: Asked, asker: Asker, now: number): Promise<PromiseCheck> {
  const against = await whatStandsAgainst(db, asked, asker, { caseId: asked.caseId, now })
  const offer = asked.offerId === undefined ? null : await offerById(db, asked.offerId)
  return {
    against,
    day: dayOf(against, offer, asker, now),
    dueAt: asked.within === undefined ? null : whenDue(asked, asker, now),
    ask: against === null || asked.caseId === null ? null : await whoWouldDecide(db, asker, asked, now),
  }
}

/** Who would say yes to it, so that it is asked for before it is said. */
async function whoWouldDecide(db: Db, { agent, house }: Asker, { caseId, amount }: Asked, now: number) {
  const state = caseId === null ? null : await readCase(db, caseId)
  if (!state) return null
  const toGive =
    amount === undefined
      ? null
      : ({ kind: 'credit', costMinor: amount.minor, currency: amount.currency } as const)
  const covers = openLimits(db, { house, caseId: state.id, now })(toGive, null)
  const place = { house, now, isLive: isLive(state) }
  const to = await whomToAsk(place, covers, { askerId: agent.id, aboveRung: 0, passed: [] })
  return to === null ? null : { name: house.agents.get(to.agentId)?.name ?? '', until: to.until }
}

function dayOf(against: string | null, offer: OfferRow | null, { house }: Asker, now: number): string | null {
  if (!offer || against === null) return null
  if (against === 'offer-not-begun') return offer.fromDay
  const today = dateAt(house.organisation.hours, now)
  const isOver = offer.untilDay !== null && Temporal.PlainDate.compare(offer.untilDay, today) < 0
  if (isOver) return offer.untilDay
  return offer.withdrawnAt === null ? null : dateAt(house.organisation.hours, offer.withdrawnAt).toString()
}
