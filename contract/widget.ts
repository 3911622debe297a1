/**
 * The contact button on other sites. It asks under /api/widget with no cookie: whose case it is, is shown by a key that the button
 * keeps (`Authorization: Bearer …`). Forms are FormData; the language stands in the address as `?language=`.
 *
 * - GET  /api/widget/ways                     WidgetWays
 * - POST /api/widget/identify                 token                                   → WidgetIdentity
 * - POST /api/widget/start                    messageId, words, name?, address?, down?, pass?, files? → WidgetCase
 * - GET  /api/widget/call-back                WidgetCalls
 * - POST /api/widget/call-back                messageId, number, window?, words?, name?, down?, pass?, right? → CallbackCheck, and with
 *                                             its `press` as `right` → WidgetCase
 * - GET  /api/widget/cases/REF/live?resume=   SSE of CustomerLive
 * - POST /api/widget/cases/REF/say            messageId, words, files?
 * - POST /api/widget/cases/REF/solved, not-solved, leave, typing
 * - GET  /api/widget/cases/REF/files/ID
 */
import { z } from 'zod'
import type { CallbackPage, ContactPage } from './pages.ts'

/** The ways to a person, right now. */
export type WidgetWays = Pick<ContactPage, 'hours' | 'chatWait' | 'letterSentence' | 'limits'> & {
  readonly organisation: { readonly name: string; readonly phone: string | null }
  readonly timeZone: string
  /** The server's time: nothing trusts the customer's clock. */
  readonly now: number
  /** The contact page, for whoever would rather write there. */
  readonly href: string
}

/** What there is to choose from for whoever would rather be called. */
export type WidgetCalls = Pick<CallbackPage, 'isOpen' | 'wait' | 'windows'>

export interface WidgetCase {
  readonly reference: string
  /** Opens this case, and nothing else. */
  readonly key: string
  /** The signed link to the whole case on our own page. */
  readonly href: string
}

/** Whom a site's token was for; who cannot be known is served as anybody. */
export type WidgetIdentity =
  | {
      readonly person: {
        /** Stands for the token from here on, for half a day. */
        readonly pass: string
        /** The same for the same person, and says nothing else. */
        readonly who: string
        readonly name: string | null
        readonly hasAddress: boolean
      }
      /** Their newest matter that is not solved, begun while the site knew them. */
      readonly going: WidgetCase | null
    }
  | { readonly person: null; readonly why: 'expired' | 'wrong' }

/** Whole addresses may be typed; what stands after the host is left away. */
export const SetOrigins = z.object({
  /** The version that was seen; null to have it so whatever was. */
  version: z.int().nullable().default(null),
  origins: z.array(z.string().max(300)).max(100),
})

/** What the setup shows of the contact button. */
export const WidgetSetup = z.object({
  version: z.number(),
  origins: z.array(z.object({ origin: z.string(), createdAt: z.number(), by: z.string().nullable() })),
  /** To be put into a site's pages. */
  snippet: z.string(),
  /** What a site's own content policy must let through. */
  policy: z.array(z.string()),
  /** What tokens name as their `aud`. */
  audience: z.string(),
  /** Null when none was made yet. */
  secret: z.object({ createdAt: z.number(), formerEndsAt: z.number().nullable() }).nullable(),
})
export type WidgetSetup = z.infer<typeof WidgetSetup>

/** Made anew, and shown this once. */
export const NewSecret = z.object({ secret: z.string(), setup: WidgetSetup })
export type NewSecret = z.infer<typeof NewSecret>
