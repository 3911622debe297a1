/** The house rules of mail from somebody whom we cannot tell to be the customer. */
import type { Asked } from '../case/requests.ts'
import type { Rule } from '../rule.ts'
import type { Standing } from './requests.ts'

interface OnStranger {
  readonly request: { readonly standing: Standing }
}

const wroteHere: Rule<OnStranger> = {
  name: 'a-stranger-wrote-here',
  says: 'Choose a mail of a stranger that waits in this case.',
  refuses: 'letting a stranger’s words in, or sending them away',
  when: ({ request }) => request.standing === 'unknown',
}

export const letInRules: readonly Rule<Asked<'let-in'>>[] = [
  wroteHere,
  {
    name: 'sent-away-stays-away',
    says: 'A colleague has sent this mail away: it can no longer be let in.',
    refuses: 'letting a stranger’s words in',
    when: ({ request }) => request.standing === 'sent-away',
  },
]

export const sendAwayRules: readonly Rule<Asked<'send-away'>>[] = [
  wroteHere,
  {
    name: 'let-in-stays-in',
    says: 'A colleague has let this mail in: these are the customer’s words now.',
    refuses: 'sending a stranger’s words away',
    when: ({ request }) => request.standing === 'let-in',
  },
]
