/** Cutting a service off: planned for a day, told beforehand, and only then carried out. */
import { z } from 'zod'

/** PUT /api/desk/services/:serviceId/cut; null takes the plan back. */
export const PlanCut = z.object({
  on: z.iso.date().nullable(),
  /** Beside which it is planned; left out, the newest case of this customer. */
  caseId: z.uuid().optional(),
})
export type PlanCut = z.infer<typeof PlanCut>

/** POST …/notice and …/carried-out */
export const InCase = z.object({ caseId: z.uuid().optional() }).optional()

export const CutDone = z.object({
  state: z.enum(['active', 'cut', 'ended']),
  plannedOn: z.string().nullable(),
  noticeOn: z.string().nullable(),
})
export type CutDone = z.infer<typeof CutDone>
