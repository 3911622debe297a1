/** How a case stands, as the one sentence at the head of its page. */
import type { CaseForCustomer } from '../../contract/case.ts'
import type { FrontWords } from '../../contract/words/front-en.ts'

export function standingSentence(state: CaseForCustomer, says: FrontWords['case']['stands']): string {
  const owner = state.owner
  switch (state.status) {
    case 'owing':
      return says.owing
    case 'solved':
      return says.solved
    case 'proposed':
      return owner?.hasAccepted ? says.proposed(owner.name) : says.proposedByUs
    case 'unconfirmed':
      return says.unconfirmed
    case 'resting':
      return state.talkingWith ? says.talking(state.talkingWith) : says.resting
    case 'merged':
      return says.merged
    case 'waiting':
    case 'owned':
      return contactSentence(state, says)
  }
}

function contactSentence(state: CaseForCustomer, says: FrontWords['case']['stands']): string {
  if (state.talkingWith) return says.talking(state.talkingWith)
  // A letter waits with us; its writer does not stand in a line.
  if (state.line && state.line.medium !== 'letter') {
    return state.line.state === 'offered' ? says.coming : says.waiting
  }
  return state.owner?.hasAccepted ? says.owned(state.owner.name) : says.unowned
}

/** What the head sentence leaves open; null where it says it all. */
export function explanation(state: CaseForCustomer, says: FrontWords['case']['explain']): string | null {
  switch (state.status) {
    case 'owing':
      return says.owing
    case 'solved':
      return says.solved
    case 'proposed':
      return says.proposed
    case 'unconfirmed':
      return says.unconfirmed
    case 'resting':
      return state.talkingWith ? null : says.resting
    case 'waiting':
    case 'owned':
    case 'merged':
      return null
  }
}
