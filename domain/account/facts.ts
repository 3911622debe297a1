/** What happens to a service that stands in a case: that it is to be cut off, that it was, and that it is paid for and not used. */

interface OfService {
  readonly serviceId: string
  /** A day as '2026-11-22': on which it is to be cut off. */
  readonly on: string
}

interface Named {
  /** The plan and the number that it is, as the customer reads them. */
  readonly body?: { readonly words: string }
}

export type AccountFact =
  | (OfService &
      Named & {
        readonly type: 'CutPlanned'
        readonly accountId: string
        /** Under which the notice goes out by mail, and comes back where nobody reads it. */
        readonly messageId: string
        readonly agentId: string
      })
  /** In another way than by our mail: on paper, by hand. */
  | (OfService & { readonly type: 'CutNoticeGiven'; readonly agentId: string })
  | (OfService & Named & { readonly type: 'CutTakenBack'; readonly agentId: string })
  | (OfService &
      Named & { readonly type: 'ServiceCut'; readonly accountId: string; readonly agentId: string })
  | (Named & {
      readonly type: 'UnusedTold'
      readonly serviceId: string
      readonly accountId: string
      /** The first month of the idle stretch, as '2026-08-01', and how many there are. */
      readonly since: string
      readonly months: number
      /** What was charged for them and not given back, in minor units. */
      readonly chargedMinor: number
      readonly currency: string
      /** Null where the house said it by itself. */
      readonly agentId: string | null
    })
