/**
 * The house rules of a promise in the place of an open one: its date is moved, and nothing of it is taken away. Who wants to give something
 * else instead offers it as good, and the customer decides (binding-rules.ts).
 */
import type { Asked } from '../case/requests.ts'
import type { Rule } from '../rule.ts'
import { findPromise, isOpenPromise } from './open.ts'
import type { CommitmentState } from './state.ts'

export const BOOKED_BEFORE_MOVED = {
  name: 'booked-before-it-is-moved',
  says: 'This is being booked already: it is kept by its reference, and its date stays.',
  refuses: 'promising, or offering something as good, in the place of what is being booked',
} as const

export const replacingRules: readonly Rule<Asked<'promise'>>[] = [
  {
    name: 'replaces-an-open-promise',
    says: 'A new promise takes the place only of one that is open.',
    refuses: 'promising',
    when: asked => replaces(asked) && replacedBy(asked) === null,
  },
  {
    name: 'replaced-by-no-less',
    says: 'A new date takes nothing from what was promised: for anything else, offer it as good, and the customer decides.',
    refuses: 'promising something else, less money or other terms in the place of a promise',
    when: asked => {
      const before = replacedBy(asked)
      return before !== null && isLess(asked.request, before)
    },
  },
  {
    ...BOOKED_BEFORE_MOVED,
    when: asked => replacedBy(asked) !== null && asked.request.found?.replaced?.isBeingBooked === true,
  },
]

/** Asked for again, it is there already. */
function replaces({ state, request }: Asked<'promise'>): boolean {
  return request.replaces !== null && !findPromise(state, request.commitmentId)
}

function replacedBy(asked: Asked<'promise'>): CommitmentState | null {
  const { replaces: id } = asked.request
  const before = id === null || !replaces(asked) ? undefined : findPromise(asked.state, id)
  return before && isOpenPromise(before) ? before : null
}

function isLess(
  { kind, terms, amount, found }: Asked<'promise'>['request'],
  before: CommitmentState,
): boolean {
  // What the house promised is made good by a person's own promise; what was written down as something else may get its name.
  const isAnother = kind !== before.kind && before.kind !== 'answer' && before.kind !== 'other'
  const isOnOtherTerms =
    before.terms !== null &&
    (terms?.offerId !== before.terms.offerId || terms.version !== before.terms.version)
  const promised = found?.replaced?.amount ?? null
  const isLessMoney =
    promised !== null && (amount?.currency !== promised.currency || amount.minor < promised.minor)
  return isAnother || isOnOtherTerms || isLessMoney
}
