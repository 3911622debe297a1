/**
 * A pack: what a law, a regulator or the house itself asks of whoever serves customers, as data.
 *
 * What must stay true: amounts and limits are dated and stand in packs, never in code; each rule says where it stands, how sure we are
 * of it, and how Heed checks it, or plainly that it does not. A pack is not legal advice.
 */
import type { CommitmentKind } from '../../case/facts.ts'
import type { Guarantee } from '../../guarantee/guarantees.ts'
import type { RemedyKind } from '../../remedy/kinds.ts'
import type { Within } from '../../time/due.ts'

/** `2026-04-01` */
export type Day = string

export interface Both {
  readonly en: string
  readonly es: string
}

/** Read in the law itself; in somebody's account of it; remembered, and to be looked up; not known, and only to be replaced. */
export const CONFIDENCES = ['primary', 'secondary', 'memory', 'placeholder'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export const SECTORS = ['telecom', 'energy', 'water', 'travel', 'other'] as const
export type Sector = (typeof SECTORS)[number]

export interface Pack {
  readonly id: string
  /** ISO 3166-1; `house` for what an organisation asks of itself. */
  readonly jurisdiction: string
  /** Whom it is for. */
  readonly sectors: 'all' | readonly Sector[]
  readonly name: Both
  readonly from: Day
  readonly until?: Day
  /** The end of the time that it leaves for getting used to it. */
  readonly adaptUntil?: Day
  /** The pack that it takes the place of. */
  readonly supersedes?: { readonly id: string; readonly from: Day }
  readonly source: {
    readonly instrument: string
    readonly clause: string
    readonly confidence: Confidence
    readonly verifiedOn: Day
  }
  /** For whom, beyond the sector: size, share of the market, kind of service. */
  readonly applicability: Both
  readonly rules: readonly PackRule[]
}

/** How Heed checks a rule; `nothing` says what is to be done by people instead. */
export type Check =
  | { readonly by: 'guarantee'; readonly guarantee: Guarantee }
  | { readonly by: 'figure'; readonly figure: string }
  | { readonly by: 'rule'; readonly rule: string }
  | { readonly by: 'compensation' }
  | { readonly by: 'nothing'; readonly says: Both }

interface AnyRule {
  /** One id may stand several times in a pack, one after the other: amounts change with the years. */
  readonly id: string
  readonly clause: string
  readonly says: Both
  readonly confidence: Confidence
  readonly verifiedOn: Day
  readonly from: Day
  readonly until?: Day
  /** When it is to be looked up anew: amounts that are raised each year. */
  readonly lookAgain?: Day
  readonly check: Check
  /** What it switches on by itself, and nobody switches off while it holds. */
  readonly demands?: 'outside-body-with-every-no'
  /** Sectors in which it does not hold, and why: a law that is only supplementary there. */
  readonly exceptIn?: readonly { readonly sector: Sector; readonly because: Both }[]
}

/** Rules about one matter are laid beside each other; two of one matter may conflict. */
export interface ClockRule extends AnyRule {
  readonly kind: 'clock'
  readonly about: string
  readonly starts: Both
  readonly within: Within
  readonly pauses?: Both
}

/** A share of all within so many seconds, a mean, or both: then both hold. */
export interface MetricRule extends AnyRule {
  readonly kind: 'metric'
  readonly about: string
  readonly share?: { readonly atLeast: number; readonly withinSeconds: number }
  readonly mean?: { readonly atMostSeconds: number }
}

export interface GateRule extends AnyRule {
  readonly kind: 'gate'
}

export interface DutyRule extends AnyRule {
  readonly kind: 'duty'
}

export interface MoneyRule extends AnyRule {
  readonly kind: 'money'
  readonly event: BreachEvent
  /** Of a promise that was broken: which kinds; all if left out. */
  readonly kinds?: readonly CommitmentKind[]
  /** Services for which it holds; all if left out. */
  readonly services?: readonly Service[]
  readonly remedy: RemedyKind
  readonly currency: string
  readonly formula: Formula
}

export type PackRule = ClockRule | MetricRule | GateRule | DutyRule | MoneyRule

export const BREACH_EVENTS = [
  'promise-broken',
  'missed-appointment',
  'loss-of-service',
  'delayed-start',
] as const
export type BreachEvent = (typeof BREACH_EVENTS)[number]

export const SERVICES = ['phone', 'internet', 'other'] as const
export type Service = (typeof SERVICES)[number]

/** Amounts in minor units; shares of the monthly price between 0 and 1. */
export type Formula =
  /** So much, once. */
  | { readonly is: 'once'; readonly minor: number }
  /** So much for each day of delay, the day that was missed among them. */
  | { readonly is: 'each-day'; readonly minor: number }
  /** So much for each calendar day after so many full working days without service. */
  | { readonly is: 'each-day-after'; readonly minor: number; readonly workingDays: number }
  /** For each day from the first on, counted from the day after the report: the higher of an amount and a share of the month. */
  | {
      readonly is: 'higher-each-day'
      readonly steps: readonly {
        readonly fromDay: number
        readonly minor: number
        readonly shareOfMonth: number
      }[]
    }
  /** Once, the higher of an amount and a share of the monthly price. */
  | { readonly is: 'higher-once'; readonly minor: number; readonly shareOfMonth: number }
  /** Monthly price times so much, for the time without service, where it lasted longer than so many hours within a part of the day. */
  | {
      readonly is: 'pro-rata'
      readonly times: number
      readonly beyondHours: number
      readonly between: { readonly from: string; readonly to: string } | null
      /** What comes to no more than this is paid on request, and not by itself. */
      readonly aboveMinor: number
    }
  /** So many days' price for a fault longer than so many days; the longest that fits. */
  | {
      readonly is: 'days-of-rent'
      readonly steps: readonly { readonly overDays: number; readonly rentDays: number }[]
    }

/** Holds on this day. Days are compared as text: they are written year first. */
export function holdsOn({ from, until }: { readonly from: Day; readonly until?: Day }, day: Day): boolean {
  return from <= day && (until === undefined || day <= until)
}

/** Said on each pack, wherever one is shown. */
export const notLegalAdvice: Both = {
  en: 'This is not legal advice. Ask a lawyer which rules hold for you.',
  es: 'Esto no es asesoramiento legal. Pregunte a un abogado qué normas le obligan.',
}
