/** What is measured in public: as the page, the JSON, and the table for a year show it. */
export type GuaranteeId = `G${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`

export const figureIds = [
  'person-reached',
  'sales-never-first',
  'in-order',
  'handover-summary',
  'asked-once',
  'one-owner',
  'solved',
  'promise',
  'answer-promise',
  'put-right',
  'promise-moved',
  'promise-released',
  'refusal-with-next',
  'rung-answered',
  'clock-told',
  'breach-told',
  'offer-made',
] as const
export type FigureId = (typeof figureIds)[number]

/** No figure without what it counts. */
export interface FigureCount {
  readonly count: number
  /** How many of them were as promised. */
  readonly good: number
  /** `good` of `count`; null where nothing was counted, or nothing is good or bad about it. */
  readonly share: number | null
  /** Milliseconds, or people; null where nothing has one. */
  readonly mean: number | null
  /** Of how many the mean is. */
  readonly measured: number
}

export interface FigureView {
  readonly id: FigureId
  readonly of: GuaranteeId
  /** What the mean is of. */
  readonly value: 'time' | 'people' | null
  readonly lately: FigureCount
  readonly inYear: FigureCount
}

/** What is counted in public, at one moment; solved, kept and broken over the last `days`. */
export interface CharterPage {
  readonly page: 'charter'
  /** Open hours within which a person answers a letter; null where no time is promised. */
  readonly answerWithinHours: number | null
  readonly at: number
  readonly days: number
  readonly waiting: number
  readonly inHand: number
  readonly unconfirmed: number
  readonly resting: number
  readonly solved: number
  readonly promisesOpen: number
  readonly promisesKept: number
  readonly promisesBroken: number
  /** All twelve, in order. */
  readonly guarantees: readonly {
    readonly id: GuaranteeId
    /** A mode, or that it holds always, or not yet. */
    readonly standing: 'observe' | 'warn' | 'enforce' | 'always' | 'not-yet'
    /** How often it was gone against in these days; null where nobody can. */
    readonly againstIt: number | null
  }[]
  readonly sellingMinutes: number
  readonly waitingCausedBySellingMinutes: number
  /** Waits that were told in these days, and in 12 months: whether they were true. */
  readonly told: ToldCounts
  readonly toldInYear: ToldCounts
  /** What was measured of the guarantees, in order. */
  readonly figures: readonly FigureView[]
  /** Events that are not counted yet. */
  readonly uncounted: number
  /** By the calendar of the house; its evaluation is a table. */
  readonly year: number
}

export interface ToldCounts {
  /** Of those who had to wait. */
  readonly waits: KeptCount
  /** "At once": within a minute. */
  readonly atOnce: KeptCount
}

export interface KeptCount {
  readonly told: number
  readonly kept: number
  readonly broken: number
  /** The line closed first, or it was settled in another way. */
  readonly unknown: number
  readonly open: number
  /** Kept, of those of which it is known; null where that is none. */
  readonly share: number | null
}
