/** Gifts to those near us, in English. */
export const interestEn = {
  title: 'My own accounts, and gifts that are looked at',
  lead: 'Nobody gives anything to an account of their own. What goes to one’s household, or to one customer again and again, is given, and looked at afterwards by somebody who is named for it. It says nothing about whether it was right.',
  accounts: {
    title: 'Accounts that are mine',
    lead: 'Say which accounts you have with us yourself. A colleague then decides about them.',
    label: 'Account numbers, one on each line',
    save: 'Save my accounts',
    saved: 'Saved.',
  },
  waiting: {
    toReview: (count: number) => `Gifts to look at (${count})`,
    closed: (count: number) => `Gifts of yours that were looked at (${count})`,
  },
  mine: {
    title: 'Gifts of mine that were looked at',
    none: 'None.',
  },
  list: {
    title: 'To look at',
    none: 'Nothing waits to be looked at.',
    closed: 'Looked at',
    by: (name: string) => `given by ${name}`,
    allowed: (name: string) => `allowed by ${name}`,
    why: {
      household: 'The customer shares an address or a number with whoever gave it.',
      'again-and-again': 'This customer has had much from the same person.',
    },
    gifts: (count: number) => (count === 1 ? 'the first one' : `${count} by then`),
    cleared: 'It is as it should be',
    kept: 'Somebody goes into it',
    outcomes: { cleared: 'as it should be', kept: 'somebody goes into it' },
    reason: 'What you saw',
    reasonHint: 'Whoever gave it reads this.',
    close: 'Close',
    erased: 'The words were erased with their customer.',
  },
  setup: {
    title: 'Who looks at gifts',
    lead: 'People who are named here see the list, and nobody else. Nobody sees what they gave or allowed themselves.',
    reviewers: 'Named for it',
    nobody: 'Nobody is named: what is to be looked at waits.',
    gifts: 'From how many gifts to one customer on',
    days: 'Within how many days',
    save: 'Save who looks at gifts',
    saved: 'Saved.',
  },
}
export type InterestWords = typeof interestEn
