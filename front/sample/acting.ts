/** Who sits before a page, who may act for them, what they look for: every state of it, with invented people. */
import type { HelperQuestionPage, OrganisationListing, YouHere } from '../../contract/pages.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`

/** @param now the moment at which the samples are looked at */
export function actingSamples(now: number) {
  const terms = [
    { term: 'one-month', until: now + 30 * DAY },
    { term: 'half-a-year', until: now + 182 * DAY },
    { term: 'one-year', until: now + 365 * DAY },
    { term: 'two-years', until: now + 730 * DAY },
  ]

  /** Somebody who opened the case here and has shown nothing else. */
  const newcomer: YouHere = {
    shown: null,
    toProve: 'code',
    code: null,
    hasMail: false,
    writesFor: null,
    helpers: null,
    terms,
    account: null,
    others: [],
  }

  const helper = {
    id: id(60),
    name: 'Robert Okafor',
    masked: 'r…@mail.example',
    standing: 'acting',
    mayDecide: false,
    inAllMatters: false,
    until: now + 182 * DAY,
  } as const

  const shownToBe: YouHere = {
    ...newcomer,
    shown: { how: 'code', at: now - 22 * MINUTE },
    toProve: null,
    hasMail: true,
    helpers: [
      helper,
      { ...helper, id: id(61), name: 'Ifeoma Okafor', standing: 'asked' },
      { ...helper, id: id(62), name: 'Mr Hale', masked: '…123', standing: 'withdrawn' },
    ],
  }

  const openAccount: YouHere['account'] = {
    matters: [
      {
        reference: 'HD-4K7Q-92MX',
        isSolved: false,
        promises: [{ words: 'A tablet with your two-year plan.', dueAt: now + 3 * DAY }],
      },
      { reference: 'HD-7W2P-55AC', isSolved: true, promises: [{ words: null, dueAt: now + DAY }] },
    ],
  }

  const question: HelperQuestionPage = {
    page: 'helper-question',
    key: 'sample',
    helper: { ...helper, standing: 'asked' },
    by: 'reporter',
    at: now - 3 * 60 * MINUTE,
    reference: null,
    terms,
    problem: null,
  }

  return { helper, newcomer, openAccount, question, shownToBe }
}

export const listing: OrganisationListing = {
  '@context': 'https://schema.org',
  '@type': 'Organization',
  name: '</script><script>window.harmed = true</script> & Sons',
  url: 'https://heed.behemoth.example/',
  contactPoint: [
    {
      '@type': 'ContactPoint',
      telephone: '+441632960199',
      contactType: 'customer service',
      availableLanguage: ['en', 'es'],
      hoursAvailable: [
        {
          '@type': 'OpeningHoursSpecification',
          dayOfWeek: 'https://schema.org/Monday',
          opens: '08:00',
          closes: '20:00',
        },
      ],
    },
  ],
}
