/** The house rules of setting a rule of the house aside. */
import { isBlank } from '../case/blank.ts'
import type { Rule } from '../rule.ts'
import type { Override } from './override.ts'

export const overrideRules: readonly Rule<Override>[] = [
  {
    name: 'set-aside-with-a-reason',
    says: 'Write down why this rule does not fit here: a few words are enough.',
    refuses: 'setting a rule aside',
    when: ({ reason }) => isBlank(reason),
  },
  {
    name: 'nothing-set-aside-for-oneself',
    says: 'Nobody sets a rule aside in a matter of their own: a colleague does it.',
    refuses: 'setting a rule aside',
    when: ({ isForOneself }) => isForOneself,
  },
]

/** A proposal to change a rule, as whoever leads answers it. */
export interface Answering {
  readonly isOpen: boolean
  readonly accepts: boolean
  readonly reason: string
}

export const proposalRules: readonly Rule<Answering>[] = [
  {
    name: 'proposal-is-open',
    says: 'This proposal was answered already: look at what became of the rule.',
    refuses: 'answering a proposal',
    when: ({ isOpen }) => !isOpen,
  },
  {
    name: 'rule-stays-with-a-reason',
    says: 'Say why the rule stays as it is: those who set it aside read it.',
    refuses: 'declining a proposal',
    when: ({ accepts, reason }) => !accepts && isBlank(reason),
  },
]
