/** What can be asked about cutting a service off, and about one that is paid for and not used. */
import type { Cut } from './rules.ts'

interface AboutCut {
  readonly agentId: string
  readonly serviceId: string
  readonly accountId: string
  /** The service as it stands under the lock; with the day that is asked for, where one is planned. */
  readonly cut: Cut
  readonly words: string
}

/** A service that is paid for and was not used for so many months. */
export interface Idle {
  readonly serviceId: string
  readonly accountId: string
  readonly since: string
  readonly months: number
  readonly chargedMinor: number
  readonly currency: string
  readonly wasTold: boolean
}

export type AccountRequest =
  | (AboutCut & {
      readonly ask: 'plan-cut'
      /** For which it was planned before; null where it was not. */
      readonly before: string | null
      readonly messageId: string
    })
  | (AboutCut & { readonly ask: 'take-back-cut' })
  | (AboutCut & { readonly ask: 'note-cut-notice' })
  | (AboutCut & { readonly ask: 'carry-out-cut' })
  | {
      readonly ask: 'tell-unused'
      readonly agentId: string | null
      /** Null where it is used, or nothing is known of its use. */
      readonly idle: Idle | null
      readonly words: string
    }
