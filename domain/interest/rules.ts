/** The house rules of gifts to those near us. */
import { isBlank } from '../case/blank.ts'
import type { Rule } from '../rule.ts'

interface Giving {
  readonly request: { readonly found: { readonly isOwn?: boolean; readonly known: object | null } }
}

export const nothingToOneself: Rule<Giving> = {
  name: 'nothing-to-oneself',
  says: 'Nobody gives anything to an account of their own: a colleague decides about it.',
  refuses: 'giving a remedy',
  when: ({ request: { found } }) => found.known === null && found.isOwn === true,
}

export interface Closing {
  readonly isOpen: boolean
  readonly reason: string
}

export const reviewRules: readonly Rule<Closing>[] = [
  {
    name: 'review-is-open',
    says: 'This was looked at already: its outcome stands.',
    refuses: 'closing a review',
    when: ({ isOpen }) => !isOpen,
  },
  {
    name: 'reviewed-with-a-reason',
    says: 'Write down what you saw: whoever gave it reads it.',
    refuses: 'closing a review',
    when: ({ reason }) => isBlank(reason),
  },
]
