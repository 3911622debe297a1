/** How strictly each guarantee holds, and what was counted meanwhile: for the setup, and without names for the charter. */
import { z } from 'zod'

export const GuaranteeMode = z.enum(['observe', 'warn', 'enforce'])
export type GuaranteeMode = z.infer<typeof GuaranteeMode>

export const GuaranteeWithMode = z.enum(['G2', 'G5', 'G6', 'G7', 'G9'])
export type GuaranteeWithMode = z.infer<typeof GuaranteeWithMode>

/** GET /api/desk/guarantees. Counts are of the last `days`. */
export const GuaranteesView = z.object({
  days: z.number(),
  guarantees: z.array(
    z.object({
      id: GuaranteeWithMode,
      mode: GuaranteeMode,
      /** Done while observed, though the guarantee would have refused it. */
      observed: z.number(),
      /** Done after a warning was read. */
      wentOn: z.number(),
      /** The sentences of its rules. */
      rules: z.array(z.string()),
    }),
  ),
  promisesBroken: z.number(),
  sellingMinutes: z.number(),
  waitingCausedBySellingMinutes: z.number(),
  /** Whether whoever asks may change a mode. */
  canChange: z.boolean(),
})
export type GuaranteesView = z.infer<typeof GuaranteesView>

/** PUT /api/desk/guarantees/:guarantee */
export const SetMode = z.object({ mode: GuaranteeMode })
