/** Gifts that somebody looks at, as the reviewer and whoever gave them read them. */
import type { GiftReviewsView, NearMeView } from '../../../contract/interest.ts'
import { titleOfRemedy } from '../../../domain/remedy/describe.ts'
import type { House } from '../../ledger/directory.ts'
import { nameOf } from '../../ledger/story.ts'
import type { ReviewRow } from './sql.ts'

interface Voice {
  readonly house: House
  readonly language: 'en' | 'es'
}

export function viewReviews(rows: readonly ReviewRow[], voice: Voice): GiftReviewsView {
  return {
    open: rows
      .filter(({ state }) => state === 'open')
      .map(row => ({
        ...gift(row, voice),
        givenBy: nameOf(voice, row.agentId),
        allowedBy: row.allowedBy === null ? null : nameOf(voice, row.allowedBy),
      })),
    closed: rows.flatMap(row =>
      closed(row, voice).map(done => ({ ...done, givenBy: nameOf(voice, row.agentId) })),
    ),
  }
}

export function viewClosed(rows: readonly ReviewRow[], voice: Voice): NearMeView['closed'] {
  return rows.flatMap(row => closed(row, voice))
}

function gift({ id, caseId, reference, why, gifts, at, ...what }: ReviewRow, { language }: Voice) {
  return { id, caseId, reference, why, gifts, at, says: titleOfRemedy(what, language) }
}

function closed(row: ReviewRow, voice: Voice): NearMeView['closed'] {
  const { state, reason, closedAt } = row
  return state === 'open' || closedAt === null
    ? []
    : [{ ...gift(row, voice), outcome: state, reason, closedAt }]
}
