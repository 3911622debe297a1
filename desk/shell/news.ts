/** What is new since the last look: words in my cases that I have not seen, and notes that name me. Pure. */
import type { CaseSummary } from '../../contract/desk.ts'

/** Since when each case was unread, and which notes were known to name me. */
export interface Known {
  readonly said: ReadonlyMap<string, number>
  readonly mentions: ReadonlySet<string>
}

interface News {
  readonly known: Known
  readonly said: readonly CaseSummary[]
  readonly mentioned: readonly CaseSummary[]
}

/** @param known null at the first look, at which nothing is news */
export function newsIn(
  known: Known | null,
  mine: readonly CaseSummary[],
  mentions: readonly CaseSummary[],
): News {
  // Whoever is offered is told of as an offer.
  const unread = mine.filter(({ isUnread, entry }) => isUnread && entry?.state !== 'offered')
  const next: Known = {
    said: new Map(unread.map(({ id, lastAt }) => [id, lastAt])),
    mentions: new Set(mentions.map(({ id }) => id)),
  }
  if (!known) return { known: next, said: [], mentioned: [] }
  return {
    known: next,
    said: unread.filter(({ id, lastAt }) => lastAt > (known.said.get(id) ?? 0)),
    mentioned: mentions.filter(({ id }) => !known.mentions.has(id)),
  }
}
