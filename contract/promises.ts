/** Promises at the desk: what is written down, what is checked before it is said, the catalogue of offers, and what a lead looks at. */
import { z } from 'zod'
import { day } from './day.ts'
import { CommitmentKind, PromiseKind } from './case.ts'

const Moment = z.number().int().min(0).max(253_402_300_799_999)
const words = z.string().max(20_000)

export const Within = z.object({
  amount: z.number().int().min(1).max(400),
  unit: z.enum(['hours', 'days', 'working-days', 'working-hours']),
})
export type Within = z.infer<typeof Within>

/** Where it was said. A recording is named with the seconds in which it was. */
export const PromiseEvidence = z.union([
  z.object({ messageId: z.uuid() }),
  z.object({ callId: z.uuid() }),
  z
    .object({
      recordingId: z.uuid(),
      fromSecond: z.number().int().min(0).max(86_400),
      toSecond: z.number().int().min(0).max(86_400),
    })
    .refine(({ fromSecond, toSecond }) => fromSecond < toSecond, 'The last second comes after the first.'),
])
export type PromiseEvidence = z.infer<typeof PromiseEvidence>

export const Amount = z.object({
  minor: z.number().int().min(-1_000_000_000).max(1_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/u, 'A currency has three letters: GBP, EUR.'),
})
export type Amount = z.infer<typeof Amount>

/** Either `dueAt` or `within`: an exact time, or so long on the calendar of the team. */
export const MakePromise = z.object({
  act: z.literal('promise'),
  kind: CommitmentKind,
  words,
  dueAt: Moment.optional(),
  within: Within.optional(),
  replaces: z.uuid().nullable().default(null),
  /** The customer whom whoever promises has before them. */
  customerId: z.uuid().optional(),
  to: z.object({ helperId: z.uuid() }).optional(),
  evidence: PromiseEvidence.optional(),
  /** What of the catalogue it is: its terms are frozen as they stand now. */
  offerId: z.uuid().optional(),
  amount: Amount.optional(),
  /** It was said already, and binds whatever stands against it. */
  isSaid: z.boolean().optional(),
  /** The details, sent in the same act. Empty words with an offer: its terms are sent. */
  details: z.object({ words }).optional(),
})
export type MakePromise = z.infer<typeof MakePromise>

/** What is done to a promise beside making and keeping it; a part of the acts on a case. */
export const PausePromise = z.object({ act: z.literal('pause-promise'), commitmentId: z.uuid(), words })
export const ResumePromise = z.object({ act: z.literal('resume-promise'), commitmentId: z.uuid() })
export const HonourPromise = z.object({ act: z.literal('honour-promise'), commitmentId: z.uuid() })
export const OfferEquivalent = z.object({
  act: z.literal('offer-equivalent'),
  commitmentId: z.uuid(),
  kind: CommitmentKind,
  words,
  dueAt: Moment,
  /** Of money that is offered. */
  amount: Amount.optional(),
})

export const OfferTexts = z.object({ name: z.string().max(120), terms: z.string().max(4_000) })
const Day = day('A day is written as 2026-03-03.')

/** PUT /api/desk/setup/offers/:offerId: a new version, or the first. */
export const SetOffer = z.object({
  en: OfferTexts,
  es: OfferTexts,
  price: Amount.nullable(),
  fromDay: Day,
  untilDay: Day.nullable(),
  version: z.number().int().min(0),
})
export type SetOffer = z.infer<typeof SetOffer>

/** Why it cannot be promised today; null where it can. */
export const AgainstOffer = z.enum(['offer-ended', 'offer-not-begun'])

export const OfferView = z.object({
  id: z.uuid(),
  version: z.number(),
  en: OfferTexts,
  es: OfferTexts,
  price: Amount.nullable(),
  fromDay: z.string(),
  untilDay: z.string().nullable(),
  withdrawnAt: z.number().nullable(),
  against: AgainstOffer.nullable(),
  /** Open promises of it, of any version. */
  promised: z.number(),
  /** To be sent back when it is changed. */
  changeVersion: z.number(),
})
export type OfferView = z.infer<typeof OfferView>
/** GET /api/desk/offers: all of them, the live ones first. */
export const OfferList = z.object({ offers: z.array(OfferView) })
export type OfferList = z.infer<typeof OfferList>

/** GET /api/desk/cases/:caseId/promise-check: before it is said. */
export const PromiseCheck = z.object({
  /** Null where it may be said. */
  against: z.string().nullable(),
  /** The day on which the offer ended or begins. */
  day: z.string().nullable(),
  /** When it would be due, where it was asked by so many units. */
  dueAt: z.number().nullable(),
  /** Who would say yes to it, and until when; null where nobody has to. */
  ask: z.object({ name: z.string(), until: z.number() }).nullable().default(null),
})
export type PromiseCheck = z.infer<typeof PromiseCheck>

export const PromiseAtRisk = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  customer: z.string(),
  kind: PromiseKind,
  words: z.string().nullable(),
  by: z.object({ id: z.uuid(), name: z.string() }),
  ownerId: z.uuid().nullable(),
  dueAt: z.number(),
  moved: z.number(),
  isOverdue: z.boolean(),
  isPaused: z.boolean(),
  isBeyond: z.boolean(),
})
export type PromiseAtRisk = z.infer<typeof PromiseAtRisk>

/** GET /api/desk/promises: open ones that are due within so many hours, overdue, moved again and again, or that nobody stands up for. */
export const PromisesAtRisk = z.object({
  promises: z.array(PromiseAtRisk),
  /** How many open promises were never moved, moved once, twice … */
  moved: z.array(z.object({ times: z.number(), open: z.number() })),
})
export type PromisesAtRisk = z.infer<typeof PromisesAtRisk>
