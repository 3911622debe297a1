import type { CatalogueView, EntryView } from '../../../contract/catalogue.ts'
import type { Language } from '../../../contract/case.ts'
import { sayMoney } from '../../../domain/remedy/money.ts'
import type { KeptEntry, OlderRow } from '../../catalogue/sql.ts'
import type { House } from '../../ledger/directory.ts'
import { nameOf } from '../../ledger/story.ts'

interface Reader {
  readonly house: House
  readonly language: Language
  readonly changeVersions: ReadonlyMap<string, number>
}

export function viewCatalogue(
  entries: readonly KeptEntry[],
  older: readonly OlderRow[],
  reader: Reader,
): CatalogueView {
  const byEntry = Map.groupBy(older, ({ entryId }) => entryId)
  return { entries: entries.map(entry => viewEntry(entry, byEntry.get(entry.id) ?? [], reader)) }
}

function viewEntry(entry: KeptEntry, older: readonly OlderRow[], reader: Reader): EntryView {
  const { nameEn, nameEs, termsEn, termsEs, plan, planMinor, effects, ...plain } = entry
  return {
    ...plain,
    effects: effects.map(effect => ({ ...effect })),
    en: { name: nameEn, terms: termsEn },
    es: { name: nameEs, terms: termsEs },
    plan: plan === null ? null : { name: plan, monthlyMinor: planMinor ?? 0 },
    changeVersion: reader.changeVersions.get(`remedy:${entry.id}`) ?? 0,
    older: older.map(({ changedBy, amountMinor, currency, ...row }) => ({
      version: row.version,
      changedAt: row.changedAt,
      by: changedBy === null ? null : nameOf(reader, changedBy),
      en: { name: row.nameEn, terms: row.termsEn },
      es: { name: row.nameEs, terms: row.termsEs },
      amount:
        amountMinor === null || currency === null ? null : sayMoney(amountMinor, currency, reader.language),
      given: row.given,
    })),
  }
}
