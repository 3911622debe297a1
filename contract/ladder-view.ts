/** The ladder beside one case. */
import { z } from 'zod'

/** Where a case stands on the ladder, and what a "no" has to answer. */
export const LadderView = z.object({
  rung: z
    .object({
      rung: z.number(),
      /** Null when it is the body outside. */
      agentId: z.uuid().nullable(),
      name: z.string(),
      since: z.number(),
      answerBy: z.number().nullable(),
      isDeciding: z.boolean(),
    })
    .nullable(),
  /** Who may answer for the rung: whoever stands on it, and who stands in for them. */
  deciders: z.array(z.uuid()),
  /** One rung up; null when nothing is above. */
  next: z.object({ name: z.string(), isOutside: z.boolean(), answerBy: z.number().nullable() }).nullable(),
  /** Who decides after a "no" of whoever reads this. */
  afterNo: z.string(),
  /** Its words are null after erasure. */
  points: z.array(z.object({ id: z.uuid(), words: z.string().nullable() })),
})
export type LadderView = z.infer<typeof LadderView>
