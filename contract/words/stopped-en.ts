/** Where help stopped, in English. */
export const stoppedEn = {
  title: 'Where help stopped',
  lead: 'Cases that left the first person, or waited for somebody else, by what that person lacked. It is about limits and skills; nobody is counted.',
  days: { label: 'Within', 30: '30 days', 365: '12 months' },
  csv: 'Export as CSV',
  of: (stopped: number, opened: number) =>
    `${stopped} ${stopped === 1 ? 'case' : 'cases'} stopped; ${opened} ${opened === 1 ? 'was' : 'were'} opened within these days.`,
  none: 'No case had to leave its first person.',
  count: (count: number, cases: number) =>
    count === cases
      ? `${count} ${count === 1 ? 'time' : 'times'}`
      : `${count} times, in ${cases} ${cases === 1 ? 'case' : 'cases'}`,
  handover: {
    authority: 'Handed over: they might not do it themselves',
    skill: 'Handed over: they did not know the subject',
    access: 'Handed over: they could not see or reach it',
    'shift-ends': 'Handed over: their shift ended',
    'customer-asks': 'Handed over: the customer asked for it',
    other: 'Handed over: for another reason',
    unsaid: 'Handed over: it was not said what was lacking',
  },
  skillIs: (skill: string) => `Asked for: ${skill}`,
  rung: {
    customer: 'Up the ladder: the customer asked for it',
    helper: 'Up the ladder: somebody who acts for the customer asked for it',
    agent: 'Up the ladder: whoever had it sent it up',
    breach: 'Up the ladder: a promise was broken',
    approval: 'Up the ladder: nobody said yes or no in time',
    unanswered: 'Up the ladder: the rung let its time pass',
    other: 'Up the ladder',
  },
  approval: {
    kind: 'Asked one step up: this role may not give it',
    currency: 'Asked one step up: the limit is in another currency',
    'per-act': 'Asked one step up: more than at once',
    'per-case': 'Asked one step up: more than in one case',
    'per-month': 'Asked one step up: more than in one month',
    budget: 'Asked one step up: the budget was used up',
    'offer-ended': 'Asked one step up: the offer was over',
    'offer-not-begun': 'Asked one step up: the offer had not begun',
    other: 'Asked one step up',
  },
  allowed: (allowed: number, count: number) => `${allowed} of ${count} allowed`,
  waited: (minutes: number) =>
    minutes < 1
      ? 'answered within a minute, in the middle'
      : `answered after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, in the middle`,
  limit: (role: string, kind: string, limit: string) => `${role}, ${kind}: up to ${limit} now`,
  raise: (to: string, solved: number, cost: string, anyway: string) =>
    `Raised to ${to}, ${solved} of them would have been helped on the spot. That would have cost ${cost}; ${anyway} of it was given in the end anyway.`,
  noRaise: 'No other limit would have helped any of them on the spot: they would have met the next one.',
  examples: 'Cases',
}
export type StoppedWords = typeof stoppedEn
