/** What every letter asks of the database before and after it is sent. Letters that are in hand together ask together. */
import { together } from '../db/together.ts'
import type { Ledger, StoredFact } from '../ledger/ledger.ts'
import { withBodies } from '../ledger/read.ts'
import {
  type Addressee,
  addresseesOf,
  type LetterKey,
  type Owed,
  owedLetters,
  type SentLetter,
  settleSentLetters,
} from './sql.ts'

export interface Looks {
  /** Null when it is settled, or there is none. */
  readonly owed: (key: LetterKey) => Promise<(Owed & { readonly stored: StoredFact }) | null>
  readonly addressee: (caseId: string) => Promise<Addressee | null>
  /** True for the one who settles it first. */
  readonly settleSent: (sent: SentLetter) => Promise<boolean>
}

export function openLooks({ db, clock }: Pick<Ledger, 'db' | 'clock'>): Looks {
  return {
    owed: together(async (keys: readonly LetterKey[]) => {
      const [owed, facts] = await Promise.all([owedLetters(db, keys), withBodies(db, keys)])
      const stored = new Map(facts.map(fact => [nameOf(fact), fact]))
      const found = new Map(owed.map(letter => [nameOf(letter), letter]))
      return keys.map(key => {
        const letter = found.get(nameOf(key))
        const fact = stored.get(nameOf(key))
        return letter && fact ? { ...letter, stored: fact } : null
      })
    }),
    addressee: together(async (caseIds: readonly string[]) => {
      const found = new Map((await addresseesOf(db, caseIds, clock())).map(each => [each.caseId, each]))
      return caseIds.map(caseId => found.get(caseId) ?? null)
    }),
    settleSent: together(async (sent: readonly SentLetter[]) => {
      const settled = new Set((await settleSentLetters(db, sent, clock())).map(nameOf))
      return sent.map(letter => settled.has(nameOf(letter)))
    }),
  }
}

function nameOf({ lane, seq }: LetterKey): string {
  return `${lane}-${seq}`
}
