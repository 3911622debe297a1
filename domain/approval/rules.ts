/** The house rules of asking for more than one may give, and of deciding about it. */
import { mayGive } from '../authority/authority.ts'
import { isBlank } from '../case/blank.ts'
import type { Asked } from '../case/requests.ts'
import type { Rule } from '../rule.ts'
import { covers, isSameAsk } from './covers.ts'
import { isWaiting } from './state.ts'

export const askedOnceAlike: Rule<Asked<'ask-approval'>> = {
  name: 'approval-asked-once',
  says: 'This was asked for already, and not like this: look at what was asked.',
  refuses: 'asking for a yes under the name of another',
  when: ({ state, request: { agentId, onYes, found } }) =>
    found.known !== null &&
    (found.known.caseId !== state.id ||
      found.known.agentId !== agentId ||
      found.isInOtherWords === true ||
      !isSameAsk(found.known.asked, onYes)),
}

export const askRules: readonly Rule<Asked<'ask-approval'>>[] = [
  askedOnceAlike,
  {
    name: 'approval-only-beyond-authority',
    says: 'You may do this yourself: nobody has to decide.',
    refuses: 'asking for a yes',
    when: ({ request: { found, lacks } }) => found.known === null && lacks === null,
  },
  {
    name: 'approval-not-asked-twice',
    says: 'Somebody decides about this already: their answer comes here.',
    refuses: 'asking for a yes',
    when: ({ request: { found } }) => found.known === null && found.isAskedAlready,
  },
  {
    name: 'approval-from-above',
    says: 'Nobody who is asked stands above you here: what goes beyond your limits is changed in the setup.',
    refuses: 'asking for a yes where nobody could say it',
    when: ({ request: { found, to } }) => found.known === null && to === null,
  },
  {
    name: 'details-asked-for-whom-one-helps',
    says: 'Take them up first, when it is their turn: then ask, and the details go out with the yes.',
    refuses: 'asking for a yes to details for somebody who waits in the line',
    when: ({ state: { entry }, request: { onYes, found } }) =>
      found.known === null &&
      entry?.state === 'waiting' &&
      onYes.ask === 'promise' &&
      onYes.letter !== undefined,
  },
  {
    name: 'nobody-is-asked-by-themselves',
    says: 'Nobody asks themselves for a yes.',
    refuses: 'asking for a yes',
    when: ({ request: { agentId, to } }) => to?.agentId === agentId,
  },
]

type Deciding = Pick<
  Asked<'give-approval'>['request'] | Asked<'decline-approval'>['request'],
  'ask' | 'agentId' | 'known' | 'mayDecide'
> & { readonly amountMinor?: number | null; readonly isInOtherWords?: boolean }
interface AnyAnswer {
  readonly state: Asked<'give-approval'>['state']
  readonly request: Deciding
}

const approvalKnown: Rule<{
  readonly state: AnyAnswer['state']
  readonly request: Pick<Deciding, 'known'>
}> = {
  name: 'approval-known',
  says: 'Nobody asked for such a thing in this case.',
  refuses: 'deciding about something, or taking it back',
  when: ({ state, request: { known } }) => known === null || known.caseId !== state.id,
}

export const decidedOnce: Rule<AnyAnswer> = {
  name: 'approval-decided-once',
  says: 'This is decided already, and the answer is final.',
  refuses: 'deciding about something again',
  when: ({ request }) => isDecidedOtherwise(request),
}

const decidingRules: readonly Rule<AnyAnswer>[] = [
  approvalKnown,
  {
    name: 'nobody-approves-their-own',
    says: 'Nobody decides about what they asked for themselves.',
    refuses: 'deciding about something',
    when: ({ request: { known, agentId } }) => known?.agentId === agentId,
  },
  decidedOnce,
  {
    name: 'approval-still-wanted',
    says: 'This is not asked for any more: it was taken back, or its case is closed.',
    refuses: 'deciding about something',
    when: ({ request: { known } }) => known?.state === 'withdrawn',
  },
  {
    name: 'approval-by-who-may',
    says: 'Only whoever is asked, who stands in for them, or who stands above them decides.',
    refuses: 'deciding about something',
    when: ({ request: { known, agentId, mayDecide } }) => isWaiting(known) && !mayDecide.includes(agentId),
  },
]

export const giveApprovalRules: readonly Rule<Asked<'give-approval'>>[] = [
  ...decidingRules,
  {
    name: 'approval-covers-what-was-asked',
    says: 'A yes covers exactly what was asked for: this, in this case, once.',
    refuses: 'saying yes to something else',
    when: ({ request: { known, onYes, amountMinor } }) =>
      isWaiting(known) && !covers(known, onYes, amountMinor),
  },
  {
    name: 'nothing-allowed-to-oneself',
    says: 'Nobody allows anything for an account of their own: let it go up, and a colleague decides.',
    refuses: 'allowing something to oneself',
    when: ({ request: { known, found } }) => isWaiting(known) && found.isOwn === true,
  },
  {
    name: 'another-amount-repairs-in-full',
    says: 'Another amount has to put it right in full: choose one that does, or say no with reasons.',
    refuses: 'allowing less than what repairs it',
    when: ({ request }) => isWaiting(request.known) && isTooLittle(request),
  },
  {
    name: 'approval-within-own-limits',
    says: 'This is beyond your own limits as well: allow less that repairs it, or let it go up.',
    refuses: 'allowing more than one may give',
    when: ({ request }) => isWaiting(request.known) && isBeyondOwnLimits(request),
  },
]

export const declineApprovalRules: readonly Rule<Asked<'decline-approval'>>[] = [
  ...decidingRules,
  {
    name: 'declined-with-reasons',
    says: 'Say why not, in words that the customer can read.',
    refuses: 'saying no to what was asked for',
    when: ({ request: { known, reasons } }) => isWaiting(known) && isBlank(reasons),
  },
]

export const withdrawApprovalRules: readonly Rule<Asked<'withdraw-approval'>>[] = [
  approvalKnown,
  {
    name: 'taken-back-by-who-asked',
    says: 'Only whoever asked for it takes it back.',
    refuses: 'taking back what somebody else asked for',
    when: ({ request: { agentId, known } }) => agentId !== null && known?.agentId !== agentId,
  },
  {
    name: 'decided-is-not-taken-back',
    says: 'This is decided already: what was said yes to is the customer’s.',
    refuses: 'taking back what is decided',
    when: ({ request: { agentId, known } }) =>
      agentId !== null && (known?.state === 'given' || known?.state === 'declined'),
  },
]

/** The same answer of the same person again is no second one; another amount, or other reasons, are another answer. */
function isDecidedOtherwise({ ask, agentId, known, amountMinor, isInOtherWords }: Deciding): boolean {
  if (known === null || (known.state !== 'given' && known.state !== 'declined')) return false
  const same = ask === 'give-approval' ? 'given' : 'declined'
  if (known.state !== same || known.decidedBy !== agentId) return true
  return same === 'given' ? (amountMinor ?? null) !== known.givenMinor : isInOtherWords === true
}

type Give = Asked<'give-approval'>['request']

/** More than was asked for is never too little; less is, unless it is known to repair in full. */
function isTooLittle({ known, amountMinor, found }: Give): boolean {
  if (known === null || !('remedy' in known.asked)) return false
  const asked = known.asked.remedy.amountMinor
  if (asked === null || amountMinor === null || amountMinor >= asked) return false
  return found.fullMinor === null || amountMinor < found.fullMinor
}

/** The limits of money hold for whoever decides, too. */
export function isBeyondOwnLimits({ onYes, found: { grants } }: Pick<Give, 'onYes' | 'found'>): boolean {
  if (onYes.ask === 'give-remedy') return !mayGive(grants, onYes).may
  if (onYes.amount === undefined) return false
  const { minor: costMinor, currency } = onYes.amount
  return !mayGive(grants, { kind: 'credit', costMinor, currency }).may
}
