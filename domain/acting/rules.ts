/** The house rules of acting for somebody: the customer says who, in what, and until when. */
import { isBlank } from '../case/blank.ts'
import type { Asked } from '../case/requests.ts'
import type { Rule } from '../rule.ts'
import { LONGEST_TERM } from './acting.ts'
import type { Helping } from './requests.ts'

interface Naming {
  readonly request: { readonly name: string; readonly hasAddress: boolean }
}

const helperHasName: Rule<Naming> = {
  name: 'helper-has-a-name',
  says: 'Write the name of the person who may act.',
  refuses: 'naming somebody who may act',
  when: ({ request }) => isBlank(request.name),
}

const helperHasAddress: Rule<Naming> = {
  name: 'helper-can-be-reached',
  says: 'Write the e-mail address or the phone number of the person who may act.',
  refuses: 'naming somebody who may act',
  when: ({ request }) => !request.hasAddress,
}

const customerIsVerified: Rule<{ readonly request: { readonly verified: boolean } }> = {
  name: 'helpers-are-named-by-the-verified-customer',
  says: 'To say who may act for you, first show that it is you: ask us for a code.',
  refuses: 'naming, declining or withdrawing somebody who may act',
  when: ({ request }) => !request.verified,
}

export const askHelperRules: readonly Rule<Asked<'ask-helper'>>[] = [helperHasName, helperHasAddress]

export const authoriseRules: readonly Rule<Asked<'authorise-helper'>>[] = [
  customerIsVerified,
  helperHasName,
  helperHasAddress,
  {
    name: 'helper-is-somebody-else',
    says: 'This is your own address: write the address of the person who may act for you.',
    refuses: 'naming somebody who may act',
    when: ({ request }) => request.isOwnAddress,
  },
  {
    name: 'helper-has-an-end',
    says: 'Choose until when: at most two years from now. You can say yes again then.',
    refuses: 'naming somebody who may act',
    when: ({ request, now }) => request.until <= now || request.until > now + LONGEST_TERM,
  },
  {
    name: 'what-was-taken-back-is-named-anew',
    says: 'This was answered already. To let this person act for you, name them once more.',
    refuses: 'saying yes to somebody who was declined or withdrawn',
    when: ({ request }) => ['withdrawn', 'declined', 'ended'].includes(request.known),
  },
]

export const withdrawRules: readonly Rule<Asked<'withdraw-helper'>>[] = [customerIsVerified]
export const declineRules: readonly Rule<Asked<'decline-helper'>>[] = [customerIsVerified]

/** For what only the customer, or somebody whom they let decide, can do. */
export const helperDecides: Rule<{ readonly request: { readonly helper?: Helping | undefined } }> = {
  name: 'helper-decides-only-where-allowed',
  says: 'You can read and write here for somebody else. Only they can decide this.',
  refuses: 'saying that it is solved, going up the ladder, or letting us off a promise, for somebody else',
  when: ({ request }) => request.helper !== undefined && !request.helper.mayDecide,
}
