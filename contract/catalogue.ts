/** What can be given: the catalogue of remedies as it is set up, in versions. */
import { z } from 'zod'
import { amountByNames, troubleNames } from './catalogue-names.ts'
import { RemedyKindName } from './remedies.ts'

export const TroubleName = z.enum(troubleNames)
export type TroubleName = z.infer<typeof TroubleName>
export const RepairsName = z.enum(['full', 'part'])
export type RepairsName = z.infer<typeof RepairsName>
export const AmountByName = z.enum(amountByNames)

const Text = z.object({ name: z.string().max(120), terms: z.string().max(4_000) })
/** What an entry puts right. A list, never the text of one. */
export const Effects = z.array(z.object({ trouble: TroubleName, repairs: RepairsName })).max(6)

const Entry = z.object({
  kind: RemedyKindName,
  en: Text,
  es: Text,
  effects: Effects,
  amountBy: AmountByName,
  /** Of money: minor units. */
  amountMinor: z.number().nullable(),
  /** Of anything else: what it costs the house. */
  costMinor: z.number(),
  currency: z.string().max(10).nullable(),
  days: z.number().int().min(0).max(365),
  /** Of a change of plan. */
  plan: z.object({ name: z.string().min(1).max(120), monthlyMinor: z.number() }).nullable(),
})

/** PUT /api/desk/setup/remedies/:entryId. `version` is that of the setup, as its author saw it. */
export const SetEntry = Entry.extend({ version: z.number().int().min(0) })
export type SetEntry = z.infer<typeof SetEntry>

export const EntryView = Entry.extend({
  id: z.uuid(),
  /** Of the setup; what a change names. */
  changeVersion: z.number(),
  /** Of its terms; what was given by an older one keeps that one's. */
  version: z.number(),
  endedAt: z.number().nullable(),
  /** How often it was given. */
  given: z.number(),
  older: z.array(
    z.object({
      version: z.number(),
      changedAt: z.number().nullable(),
      by: z.string().nullable(),
      en: Text,
      es: Text,
      amount: z.string().nullable(),
      given: z.number(),
    }),
  ),
})
export type EntryView = z.infer<typeof EntryView>

/** GET /api/desk/setup/remedies */
export const CatalogueView = z.object({ entries: z.array(EntryView) })
export type CatalogueView = z.infer<typeof CatalogueView>
