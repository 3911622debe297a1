/** The ladder beside one case. */
import { z } from 'zod'

/** A point of the complaint. */
export const PointView = z.object({
  id: z.uuid(),
  /** Null after erasure. */
  words: z.string().nullable(),
  state: z.enum(['open', 'settled', 'taken-back']),
  /** The customer listed it themselves. */
  isOwn: z.boolean(),
  /** Why it was taken back. */
  reason: z.string().nullable(),
})
export type PointView = z.infer<typeof PointView>

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
      /** How often the last rung inside has let its time pass. */
      timesLate: z.number(),
    })
    .nullable(),
  /** Who may answer for the rung: whoever stands on it, and who stands in for them. */
  deciders: z.array(z.uuid()),
  /** One rung up; null when nothing is above. */
  next: z.object({ name: z.string(), isOutside: z.boolean(), answerBy: z.number().nullable() }).nullable(),
  /** Who decides after a "no" of whoever reads this. */
  afterNo: z.string(),
  /** All that were listed; a "no" answers those that are open. */
  points: z.array(PointView),
})
export type LadderView = z.infer<typeof LadderView>

/** Why the way to the body outside is open. */
export const OutsideApplies = z.object({
  /** `told`: they went there. `answered`: nobody of us is above. `late`: the last of us is late. `time`: it has taken too long. */
  because: z.enum(['told', 'answered', 'late', 'time']),
  /** After so many days the packs open it in any case; null where none says so. */
  days: z.number().nullable(),
  /** Until when they can go there; null where no pack says so. */
  until: z.number().nullable(),
})
export type OutsideApplies = z.infer<typeof OutsideApplies>
