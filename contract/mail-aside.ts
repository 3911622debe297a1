/** Mail that waits for somebody to look at it: set aside without a case, or a stranger's in one. All under /api/desk/mails-aside. */
import { z } from 'zod'

/** What a mail is: somebody's words, or what the question is named that said yes. */
export const MailKindName = z.enum([
  'person',
  'echo',
  'bounce',
  'loop',
  'duplicate',
  'abuse-report',
  'spam',
  'auto-reply',
  'machine',
  'bulk',
  'list',
  'invitation',
])
export type MailKindName = z.infer<typeof MailKindName>

/** GET …?after=: the newest first. */
export const AsideMail = z.object({
  id: z.uuid(),
  cameAt: z.number(),
  from: z.string().nullable(),
  subject: z.string(),
  kind: MailKindName,
  /** Why it is that. */
  why: z.string(),
  /** The case in which a stranger's mail waits to be let in; null for what has none. */
  case: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
})
export type AsideMail = z.infer<typeof AsideMail>

export const AsideMails = z.object({
  mails: z.array(AsideMail),
  /** Where the next page begins; null when there is none. */
  more: z.string().nullable(),
  /** All that wait. */
  count: z.number(),
})
export type AsideMails = z.infer<typeof AsideMails>

/** GET …/count: all that wait. */
export const AsideCount = z.object({ count: z.number() })
export type AsideCount = z.infer<typeof AsideCount>

/** GET …/:mailId */
export const AsideMailRead = AsideMail.extend({
  /** Null when its source is gone. */
  text: z.string().nullable(),
  fileNames: z.array(z.string()),
  /** The question that said yes, and the headers that decided it. */
  asks: z.string().nullable(),
  by: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type AsideMailRead = z.infer<typeof AsideMailRead>

/** POST …/:mailId/open: makes it a case, as if it had come now. */
export const AsideOpened = z.object({ caseId: z.uuid() })
/** POST …/:mailId/leave: nobody need look again. */
export const AsideLeft = z.object({ done: z.literal(true) })

/** POST /api/desk/cases/:caseId/strangers/:messageId: what becomes of a stranger's mail in a case. */
export const StrangerAct = z.object({
  requestId: z.uuid(),
  act: z.discriminatedUnion('act', [
    /** As the customer's words. */
    z.object({ act: z.literal('let-in'), keepsAddress: z.boolean().default(false) }),
    /** A case of its own, of whoever wrote it. */
    z.object({ act: z.literal('own-case') }),
    z.object({ act: z.literal('send-away') }),
  ]),
})
export type StrangerAct = z.infer<typeof StrangerAct>
/** The case in which it is now. */
export const StrangerAnswer = z.object({ caseId: z.uuid(), isRepeat: z.boolean() })
