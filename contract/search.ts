/** Search at the desk: GET /api/desk/search */
import { z } from 'zod'
import { CaseSummary } from './desk.ts'

export const longestSearch = 500

export const SearchQuery = z.object({
  /**
   * Words, all of which must be there (the last may be unfinished); a reference, a telephone or account number, an e-mail address
   * or a part of one; `is:open|waiting|resting|solved`, `owner:me|none|NAME`, `from:NAME`, `tag:NAME`.
   */
  q: z.string().max(longestSearch, `Search for at most ${longestSearch} characters.`).default(''),
  /** Where the page before ended, as its answer named it. */
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})

export const SearchHit = z.object({
  summary: CaseSummary,
  /** Where it was found, in parts; those that were looked for are marked. Text, never markup. */
  snippet: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
})
export type SearchHit = z.infer<typeof SearchHit>

/** Newest first: when somebody last spoke in it. Nothing is counted. */
export const SearchAnswer = z.object({
  hits: z.array(SearchHit),
  /** For `after`: there may be older ones. Null when everything was looked through. */
  more: z.string().nullable(),
  /** Nothing was found as it was typed; these have names that differ by a letter. */
  isNear: z.boolean(),
  /** Looking further would have taken too long: older ones are there for whoever asks with `more`. */
  isPartial: z.boolean(),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>
