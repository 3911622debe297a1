/** What the intake works with. */
import type { Capabilities } from '../../channels/channel.ts'
import type { LetterName } from '../../domain/mail/mail.ts'
import type { Log } from '../db/log.ts'
import type { CallbackBook } from '../callback/book.ts'
import type { BlobStore } from '../files/blob-store.ts'
import type { Directory } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'

export interface Setting {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly blobs: BlobStore
  /** What stands against calling somebody back. */
  readonly callbacks: CallbackBook
  readonly log: Log
  /** The domain of our own letters. */
  readonly mailDomain: string
  /** What each channel can, by its name. */
  readonly can: ReadonlyMap<string, Capabilities>
  /** What a reply token was made for, if we made it: the case, and who answers in place of its customer. */
  readonly readReplyToken: (
    token: string,
  ) => { readonly reference: string; readonly helperId: string | null } | null
  /** The letter that a return path was made for, if we made it. */
  readonly readReturnToken: (token: string) => Returned | null
  /** The customer that a token of ours was made for. */
  readonly readCustomerToken: (
    token: string,
  ) => { readonly customerId: string; readonly carried: 'code' | 'link' | null } | null
}

export interface Returned extends LetterName {
  /** Not null when it went to somebody who acts for the customer. */
  readonly helper: string | null
}
