/** Opening a case from a form of ours, as the contact page does it. */
import type { Language } from '../../contract/case.ts'
import type { House } from '../ledger/directory.ts'

export type StartCase = (
  house: House,
  first: {
    readonly messageId: string
    readonly words: string
    readonly name: string
    readonly address: string
    readonly language: Language
  },
) => Promise<{ readonly id: string; readonly reference: string }>
