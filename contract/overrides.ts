/** Rules of the house that are set aside: with an act, gathered by rule, proposed for a change. No schema here names who did it. */
import { z } from 'zod'

/** Goes with the request that was refused, sent again. */
export const SetAside = z.object({
  /** The refusals that were read, by name. */
  rules: z.array(z.string().max(80)).min(1).max(8),
  reason: z.string().max(2_000),
})
export type SetAside = z.infer<typeof SetAside>
