/** Limits of one person, and purses: set, topped up, closed. Each with who and why, in rows that nobody changes. */
import { Fault } from '../../../contract/faults.ts'
import type { PersonLimit, SetLimits, SetPurse, TopUp } from '../../../contract/purses.ts'
import {
  enteredOnceAlike,
  type EntryWords,
  limitsRules,
  purseRules,
} from '../../../domain/authority/rules.ts'
import { recordMoney, sayMoney } from '../../../domain/remedy/money.ts'
import { refusedBy, type Refusal } from '../../../domain/rule.ts'
import { changeSetup, type House, type SetupAct } from '../../setup/change.ts'
import {
  addEntry,
  kindsOf,
  personLimits,
  type PurseEntryRow,
  type PurseFields,
  purseEntry,
  purseHeld,
  saveKinds,
  saveLimits,
  savePurse,
} from './sql.ts'

type Done = Promise<null | Refusal>

export async function setLimits(
  ground: House,
  { agentId: by, of }: { readonly agentId: string; readonly of: string },
  { version, limits }: SetLimits,
): Done {
  await mustWorkHere(ground, of)
  if (new Set(limits.map(({ kind }) => kind)).size < limits.length)
    throw new Fault('bad-request', say => say.oneLineEach)
  const act = { thing: `limits:${of}`, agentId: by, version, what: 'changed' } as const
  return await changeSetup(ground, act, async tx => {
    for (const limit of limits) {
      const refused = refusedBy(limitsRules, limit)
      if (refused) return refused
    }
    const before = await personLimits(tx, of)
    await saveLimits(tx, of, limits)
    return { before: limitsRecord(before), after: limitsRecord(limits), result: null }
  })
}

const unchanged = { before: null, after: null, result: null }
const empty: PurseFields = { mostMinor: null, currency: null, fromOn: null, untilOn: null }

/** All that is in a purse, and what it holds in kind. */
export async function setPurse(
  ground: House,
  { agentId, holder }: { readonly agentId: string; readonly holder: string },
  asked: SetPurse,
): Done {
  await mustHold(ground, holder)
  const { entryId, amountMinor, currency, fromOn, untilOn, kinds, why } = asked
  const act: SetupAct = { thing: `purse:${holder}`, agentId, version: asked.version, what: 'changed' }
  const what = amountMinor === null ? 'closed' : 'set'
  const entry = {
    id: entryId,
    holder,
    what,
    amountMinor,
    currency: amountMinor === null ? null : currency,
    why,
  } as const
  return await absorbing(ground, entry, act, async tx => {
    const before = { ...(await purseHeld(tx, holder)), kinds: await kindsOf(tx, holder) }
    const refused = refusedBy(purseRules, {
      purse: null,
      what: 'set',
      // Closed, or in kind alone: no amount is asked about.
      amountMinor: amountMinor ?? 1,
      currency: amountMinor === null ? 'XXX' : (currency ?? ''),
      mostMinor: 0,
      fromOn: amountMinor === null && kinds.length === 0 ? '' : fromOn,
      untilOn: amountMinor === null && kinds.length === 0 ? null : untilOn,
      why,
    })
    if (refused) return refused
    const next = amountMinor === null ? empty : { mostMinor: amountMinor, currency, fromOn, untilOn }
    await savePurse(tx, holder, next)
    await saveKinds(tx, holder, kinds, { fromOn, untilOn })
    // In kind alone there is no amount to write down; the record of changes says who and why.
    const isOfMoney = amountMinor !== null || before.mostMinor !== null
    if (isOfMoney)
      await addEntry(tx, {
        ...entry,
        why: why.trim(),
        agentId,
        at: ground.ledger.clock(),
      })
    return {
      before: { ...pursed(before), inKind: kindsSaid(before.kinds) },
      after: { ...pursed(next), inKind: kindsSaid(kinds), why: why.trim() },
      result: null,
    }
  })
}

export async function topUp(
  ground: House,
  { agentId, holder }: { readonly agentId: string; readonly holder: string },
  { entryId, amountMinor, currency, why }: TopUp,
): Done {
  await mustHold(ground, holder)
  const act: SetupAct = { thing: `purse:${holder}`, agentId, version: null, what: 'changed' }
  const entry = { id: entryId, holder, what: 'topped-up', amountMinor, currency, why } as const
  return await absorbing(ground, entry, act, async tx => {
    const before = await purseHeld(tx, holder)
    const refused = refusedBy(purseRules, {
      purse: before.currency === null ? null : { currency: before.currency },
      what: 'topped-up',
      amountMinor,
      currency,
      mostMinor: before.mostMinor ?? 0,
      fromOn: null,
      untilOn: null,
      why,
    })
    if (refused) return refused
    const next = { ...before, mostMinor: (before.mostMinor ?? 0) + amountMinor }
    await savePurse(tx, holder, next)
    const at = ground.ledger.clock()
    await addEntry(tx, {
      ...entry,
      why: why.trim(),
      agentId,
      at,
    })
    return { before: pursed(before), after: { ...pursed(next), why: why.trim() }, result: null }
  })
}

type Work = Parameters<typeof changeSetup<null>>[2]

type Entered = EntryWords & { readonly id: string }

/** A second press of the key, and a request that was sent again, find their own entry and change nothing; another one is refused. */
async function absorbing(ground: House, entry: Entered, act: SetupAct, work: Work): Done {
  const known = await purseEntry(ground.ledger.db, entry.id)
  if (known) return isAnotherEntry(entry, known)
  return await changeSetup(ground, act, async tx => {
    const before = await purseEntry(tx, entry.id)
    return before ? (isAnotherEntry(entry, before) ?? unchanged) : await work(tx)
  })
}

/** With what was entered. */
function isAnotherEntry(entry: Entered, before: PurseEntryRow): Refusal | null {
  const refused = refusedBy([enteredOnceAlike], { entry, before })
  const { amountMinor, currency } = before
  if (refused === null || amountMinor === null || currency === null) return refused
  const about = { en: sayMoney(amountMinor, currency, 'en'), es: sayMoney(amountMinor, currency, 'es') }
  return { refused: { ...refused.refused, about } }
}

/** @throws Fault not-found */
async function mustWorkHere({ directory }: House, agentId: string): Promise<void> {
  const agent = (await directory.house()).agents.get(agentId)
  if (!agent || agent.departedAt !== null) throw new Fault('not-found')
}

/** @throws Fault not-found */
async function mustHold(ground: House, holder: string): Promise<void> {
  if (holder.startsWith('agent:')) await mustWorkHere(ground, holder.slice('agent:'.length))
}

function pursed({ mostMinor, currency, fromOn, untilOn }: PurseFields) {
  return {
    purse: mostMinor === null || currency === null ? null : recordMoney(mostMinor, currency),
    fromOn,
    untilOn,
  }
}

function kindsSaid(kinds: readonly { readonly kind: string; readonly mostCount: number }[]): string | null {
  return kinds.length === 0 ? null : kinds.map(({ kind, mostCount }) => `${kind} ${mostCount}`).join(', ')
}

function limitsRecord(limits: readonly PersonLimit[]) {
  return Object.fromEntries(limits.map(limit => [limit.kind, limitInWords(limit)]))
}

function limitInWords(limit: PersonLimit): string {
  if (!limit.isGranted) return 'no'
  const { perActMinor, perCaseMinor, perMonthMinor, perMonthCount, currency } = limit
  const money = (minor: number | null, of: string) =>
    minor === null || currency === null ? [] : [`${recordMoney(minor, currency)}${of}`]
  const all = [
    ...money(perActMinor, ' at once'),
    ...money(perCaseMinor, ' a case'),
    ...money(perMonthMinor, ' a month'),
    ...(perMonthCount === null ? [] : [`${perMonthCount} a month`]),
  ]
  return all.length === 0 ? 'any' : all.join(', ')
}
