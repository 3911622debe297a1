/** What is measured of each guarantee, as customers read it: a name, what is counted, how. */
import type { FigureId } from '../charter.ts'

export interface FigureWords {
  readonly name: string
  /** After the figure: "of 412 who asked". */
  readonly of: (count: string) => string
  /** After the share, where something is timed: "on average after 72 s". */
  readonly mean?: (mean: string) => string
  /** How it is measured, in a sentence or two. */
  readonly how: string
  /** `failures`: "0 of 412" says more than "100 %". `count`: how often, and nothing more. */
  readonly shows: 'share' | 'failures' | 'count'
}

const outOf = (one: string, more: string) => (count: string) =>
  count === '1' ? `of 1 ${one}` : `of ${count} ${more}`

const figures = {
  'person-reached': {
    name: 'Reached a person within 3 minutes',
    of: count => `of ${count} who asked by call or chat`,
    mean: mean => `on average after ${mean}`,
    how: 'From asking until a person answers. Who gives up counts as not reached. Time at home, before a call that was booked for later, is no wait.',
    shows: 'share',
  },
  'sales-never-first': {
    name: 'Buying came before others who waited',
    of: outOf('turn', 'turns'),
    how: 'Each time somebody was handed to one of us: were they not in need of help, and was anybody passed?',
    shows: 'failures',
  },
  'in-order': {
    name: 'Somebody was passed, since the other was the agent’s own matter',
    of: outOf('turn', 'turns'),
    how: 'Each turn in which somebody who stood earlier was passed. It may happen to one person twice at most.',
    shows: 'failures',
  },
  'handover-summary': {
    name: 'Handed on with all that was told',
    of: outOf('handover', 'handovers'),
    how: 'Each time a matter went to a colleague: was what you had told written down for them?',
    shows: 'share',
  },
  'asked-once': {
    name: 'Asked who you are only once',
    of: outOf('matter in which we had to ask', 'matters in which we had to ask'),
    how: 'By a code or by one of us. A link from our letters asks for nothing.',
    shows: 'share',
  },
  'one-owner': {
    name: 'One owner from the first to the last word',
    of: outOf('solved matter', 'solved matters'),
    mean: mean => `on average ${mean} owners`,
    how: 'Matters that the customer called solved, and how many people owned them.',
    shows: 'share',
  },
  solved: {
    name: 'Solved within 15 days',
    of: outOf('matter that was solved, or is late', 'matters that were solved, or are late'),
    mean: mean => `on average after ${mean}`,
    how: 'From the first word until the customer said that it is solved, weekends too. What is still open after 15 days counts as late, unless we wait for the customer.',
    shows: 'share',
  },
  promise: {
    name: 'Promises of our people kept',
    of: count => `of ${count} kept or broken`,
    how: 'What was broken counts as broken, also if it was done later.',
    shows: 'share',
  },
  'answer-promise': {
    name: 'Letters answered in the time we named',
    of: count => `of ${count} kept or broken`,
    how: 'Each letter gets a day and an hour by which a person answers.',
    shows: 'share',
  },
  'put-right': {
    name: 'Broken promises that we made good',
    of: count => `of ${count} broken`,
    how: 'Broken promises of our people, and whether something was given for them.',
    shows: 'share',
  },
  'promise-moved': {
    name: 'Promises whose date was changed',
    of: () => 'times',
    how: 'A new promise took the place of an old one, before it was due. These count neither as kept nor as broken.',
    shows: 'count',
  },
  'promise-released': {
    name: 'Promises that customers let go',
    of: () => 'times',
    how: 'Only a customer can do that. These count neither as kept nor as broken.',
    shows: 'count',
  },
  'refusal-with-next': {
    name: 'A “no” with reasons and who decides next',
    of: outOf('time we said no', 'times we said no'),
    how: 'Each “no”: did it come with its reasons, and with a name or an outside body above?',
    shows: 'share',
  },
  'rung-answered': {
    name: 'Answered in time by who decides next',
    of: outOf('time somebody went one step up', 'times somebody went one step up'),
    mean: mean => `on average after ${mean}`,
    how: 'From going up until the answer. Who let the time pass counts as late.',
    shows: 'share',
  },
  'clock-told': {
    name: 'Dates that ran out in silence',
    of: outOf('promise that ended', 'promises that ended'),
    how: 'A promise was over for more than a minute, and nothing was said. Also those that are over now.',
    shows: 'failures',
  },
  'breach-told': {
    name: 'Broken promises that we told of within 5 seconds',
    of: count => `of ${count} broken`,
    mean: mean => `on average after ${mean}`,
    how: 'From the promised time until the breach was written down and told.',
    shows: 'share',
  },
  'offer-made': {
    name: 'Offers made while something was wrong',
    of: outOf('offer', 'offers'),
    how: 'Each offer that we began: was there a problem open for that customer?',
    shows: 'failures',
  },
} as const satisfies Readonly<Record<FigureId, FigureWords>>

export const figuresEn = {
  figures: figures as Readonly<Record<FigureId, FigureWords>>, // each is checked above
  lately: (days: number) => `${days} days`,
  inYear: '12 months',
  nothing: 'not yet measured',
  how: 'How we measure it',
  told: {
    name: 'Waits we told that were true',
    of: (count: string) => `of ${count} that are over`,
  },
  notYet: {
    G10: 'Not yet measured. We do not reckon offers through from what you really use.',
    G11: 'Not yet measured. We ask nobody’s opinion yet.',
  },
  beside: (measured: number) =>
    `${measured} of our 12 promises stand beside figures. Each can be counted again from our records, and the count must be the same.`,
  uncounted: (count: number) =>
    count === 1 ? '1 event is not counted yet.' : `${count} events are not counted yet.`,
  year: (year: number) => `The evaluation of ${year} as a table (CSV)`,
  duration: { seconds: 's', minutes: 'min', hours: 'h', day: 'day', days: 'days' },
}

export type FiguresWords = typeof figuresEn
