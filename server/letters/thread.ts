/**
 * What keeps the mails of a case in one thread on the other side. Mail programs go by Message-IDs and some by the subject besides:
 *
 * - In-Reply-To names the last mail of the customer; where they never wrote one (a case from the chat), our own last letter.
 * - References names what led there, oldest first: the first mail of the thread, by which Gmail and Outlook know it, and the last few.
 *   It ends with what In-Reply-To names. Our own letters since then are no part of what led there.
 */
export interface Thread {
  /** Message-IDs, oldest first: the first one and the last nine. Empty for what was kept before there was such a list. */
  readonly ids: readonly string[]
  /** The last mail of the customer. */
  readonly customers: string | null
  /** The last mail of either side. */
  readonly last: string | null
}

export const noThread: Thread = { ids: [], customers: null, last: null }

export interface ThreadHeaders {
  readonly inReplyTo?: string
  readonly references?: readonly string[]
}

export function headersIn({ ids, customers, last }: Thread): ThreadHeaders {
  const inReplyTo = customers ?? last
  if (inReplyTo === null) return {}
  const at = ids.indexOf(inReplyTo)
  const before = at < 0 ? ids : ids.slice(0, at)
  return { inReplyTo, references: [...before, inReplyTo] }
}
