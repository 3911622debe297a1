/** What can be given, set up: each change is a new version, and what is taken out is kept. */
import type { SetEntry } from '../../../contract/catalogue.ts'
import { Fault } from '../../../contract/faults.ts'
import { entryRules } from '../../../domain/remedy/entry-rules.ts'
import { refusedBy, type Refusal } from '../../../domain/rule.ts'
import { endEntry, entryById, type EntryRow, saveEntry } from '../../catalogue/sql.ts'
import { changeSetup, type House } from '../../setup/change.ts'

interface By {
  readonly agentId: string
  readonly version: number
}

export function setEntry(ground: House, by: By, id: string, asked: SetEntry): Promise<null | Refusal> {
  const act = { thing: `remedy:${id}`, ...by, what: by.version === 0 ? 'added' : 'changed' } as const
  return changeSetup(ground, act, async tx => {
    const before = await entryById(tx, id)
    const refused = refusedBy(entryRules, {
      ...asked,
      kindBefore: before?.kind ?? null,
      texts: [asked.en.name, asked.en.terms, asked.es.name, asked.es.terms],
      plan: asked.plan?.name ?? null,
      planMinor: asked.plan?.monthlyMinor ?? null,
    })
    if (refused) return refused
    const next = entryOf(id, asked, (before?.version ?? 0) + 1)
    if (before?.isOffered && isSame(before, next)) return { before: null, after: null, result: null }
    await saveEntry(tx, next, { agentId: by.agentId, at: ground.ledger.clock() })
    return { before: before === null ? null : recorded(before), after: recorded(next), result: null }
  })
}

/** Nobody gives it from now on. What was given by it stands, with its terms. */
export function takeOutEntry(ground: House, by: By, id: string): Promise<null | Refusal> {
  return changeSetup(ground, { thing: `remedy:${id}`, ...by, what: 'removed' }, async tx => {
    const before = await entryById(tx, id)
    if (!before) throw new Fault('not-found')
    if (!before.isOffered) return { before: null, after: null, result: null }
    await endEntry(tx, id, ground.ledger.clock())
    return { before: recorded(before), after: null, result: null }
  })
}

function entryOf(
  id: string,
  { kind, en, es, plan, version: _, ...asked }: SetEntry,
  version: number,
): EntryRow {
  return {
    ...asked,
    id,
    version,
    kind,
    nameEn: en.name.trim(),
    nameEs: es.name.trim(),
    termsEn: en.terms.trim(),
    termsEs: es.terms.trim(),
    plan: plan?.name.trim() ?? null,
    planMinor: plan?.monthlyMinor ?? null,
  }
}

function isSame(before: EntryRow, next: EntryRow): boolean {
  return JSON.stringify(recorded(before)) === JSON.stringify({ ...recorded(next), version: before.version })
}

/** Flat, as the record of changes reads it. */
function recorded(entry: EntryRow) {
  const effects = entry.effects.map(({ trouble, repairs }) => `${trouble} ${repairs}`).join(', ')
  return {
    version: entry.version,
    kind: entry.kind,
    nameEn: entry.nameEn,
    nameEs: entry.nameEs,
    termsEn: entry.termsEn,
    termsEs: entry.termsEs,
    effects,
    amountBy: entry.amountBy,
    amountMinor: entry.amountMinor,
    costMinor: entry.costMinor,
    currency: entry.currency,
    days: entry.days,
    plan: entry.plan,
    planMinor: entry.planMinor,
  }
}
