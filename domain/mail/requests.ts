/** What mail, and whoever decides about it, can ask of a case. */
import type { Speak } from '../case/requests.ts'
import type { MailNote } from './facts.ts'

/** How words of a stranger stand in a case; `unknown` when nobody wrote them there. */
export type Standing = 'pending' | 'let-in' | 'sent-away' | 'unknown'

export type MailRequest =
  | {
      readonly ask: 'write-as-stranger'
      readonly messageId: string
      readonly channel: Speak['channel']
      readonly files: readonly string[]
      readonly words: Speak['words']
    }
  | {
      readonly ask: 'let-in'
      readonly agentId: string
      /** Of what the stranger wrote. */
      readonly strangerId: string
      /** Read under the lock of the case. */
      readonly standing: Standing
      readonly keepsAddress: boolean
      /** The same words, as the customer's. */
      readonly speak: Speak
    }
  | {
      readonly ask: 'send-away'
      readonly agentId: string
      readonly strangerId: string
      readonly standing: Standing
      readonly into: { readonly caseId: string; readonly reference: string } | null
    }
  | { readonly ask: 'note-mail'; readonly note: MailNote }
