/** Closing a review, and setting up who looks at gifts and from when on. */
import { Fault } from '../../../contract/faults.ts'
import type { GiftReviewSetup } from '../../../contract/interest.ts'
import type { ReviewOutcome } from '../../../domain/interest/interest.ts'
import { reviewRules } from '../../../domain/interest/rules.ts'
import { type Refusal, refusedBy } from '../../../domain/rule.ts'
import { mustBeAllowed, type Asker } from '../../http/desk.ts'
import { changeSetup, type House } from '../../setup/change.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { closeReview, reviewById, reviewers, saveReviewing, threshold } from './sql.ts'

interface Closing {
  readonly id: string
  readonly outcome: ReviewOutcome
  readonly reason: string
}

export async function settleReview(
  db: Db,
  { actor, agent }: Asker,
  { id, outcome, reason }: Closing,
  now: number,
): Promise<null | Refusal> {
  const isReviewer = (await reviewers(db)).includes(agent.id)
  const found = isReviewer ? await reviewById(db, id) : null
  mustBeAllowed(actor, 'review gifts', {
    isReviewer,
    involvedIds: found ? [found.agentId, found.allowedBy] : [],
  })
  if (!found) throw new Fault('not-found')
  const said = reason.trim()
  const refused = refusedBy(reviewRules, { isOpen: found.state === 'open', reason: said })
  if (refused) return refused
  const isMine = await closeReview(db, { id, outcome, reason: said, agentId: agent.id, now })
  return isMine ? null : refusedBy(reviewRules, { isOpen: false, reason: said })
}

export async function setReviewing(
  ground: House,
  by: string,
  { version, reviewers: people, gifts, days }: GiftReviewSetup,
): Promise<null | Refusal> {
  const act = { agentId: by, thing: 'gift-reviews', version, what: 'changed' } as const
  return await changeSetup(ground, act, async tx => {
    const { agents } = await ground.directory.house()
    if (people.some(id => agents.get(id)?.departedAt !== null)) throw new Fault('gone-stale')
    const named = (ids: readonly string[]) => ids.map(id => agents.get(id)?.name ?? id).join(', ')
    const before = await recorded(tx, named)
    await saveReviewing(tx, { people, gifts, days })
    return { before, after: await recorded(tx, named), result: null }
  })
}

async function recorded(tx: Tx, named: (ids: readonly string[]) => string) {
  return { ...(await threshold(tx)), reviewers: named(await reviewers(tx)) }
}
