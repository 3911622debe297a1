/** Who acts for a customer, as the desk sees and asks it. */
import { z } from 'zod'

/** Who speaks in this case, for whom, and what they may hear. */
export const ActingView = z.object({
  /** When and how the customer last showed who they are. */
  proof: z.object({ how: z.enum(['code', 'link', 'agent', 'site']), at: z.number() }).nullable(),
  helpers: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      address: z.string(),
      standing: z.enum(['asked', 'acting', 'ended', 'withdrawn', 'declined']),
      mayDecide: z.boolean(),
      inAllMatters: z.boolean(),
      until: z.number(),
      askedBy: z.enum(['customer', 'agent', 'reporter']),
    }),
  ),
  /** Set when the writer speaks of an account that they have not shown to be theirs, or of somebody else's. */
  about: z
    .object({
      kind: z.enum(['somebody-else', 'own-account']),
      name: z.string(),
      typed: z.string(),
      /** `asked`: the account holder was asked; `may-hear`: they said yes and the writer has shown who they are. */
      standing: z.enum(['looking', 'not-found', 'asked', 'no', 'yes-not-proved', 'may-hear']),
      until: z.number().nullable(),
    })
    .nullable(),
})
export type ActingView = z.infer<typeof ActingView>

/** POST /api/desk/cases/:caseId/helpers: heard on the phone; a question to the customer until they say yes. */
export const AskHelper = z.object({
  requestId: z.uuid(),
  name: z.string().trim().max(200),
  address: z.string().trim().max(400),
})
export type AskHelper = z.infer<typeof AskHelper>
