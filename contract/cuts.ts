/** Cutting a service off: planned for a day, told beforehand, and only then carried out. */
import { z } from 'zod'

/** PUT /api/desk/services/:serviceId/cut; null takes the plan back. */
export const PlanCut = z.object({ on: z.iso.date().nullable() })
export type PlanCut = z.infer<typeof PlanCut>

export const CutDone = z.object({
  state: z.enum(['active', 'cut', 'ended']),
  plannedOn: z.string().nullable(),
  noticeOn: z.string().nullable(),
})
