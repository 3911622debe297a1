/** A letter that has not left the house. */
import { z } from 'zod'

/** A letter to the customer that could not be sent yet. */
export const LetterWaiting = z.object({
  seq: z.number(),
  /** No person wrote it: a receipt, a notice. */
  isByMachine: z.boolean(),
  since: z.number(),
  /** Null while it waits only for the one before it. */
  againAt: z.number().nullable(),
  /** What the mail server said, in its words; or `HELD_BACK` (held-back.ts). */
  why: z.string().nullable(),
})
export type LetterWaiting = z.infer<typeof LetterWaiting>
