/** What a customer asks about a service that they do not use, in their own name. */
import { createHash } from 'node:crypto'
import type { Language } from '../../contract/case.ts'
import type { UnusedWish } from '../../contract/own-account.ts'
import { ownAccountWords } from '../../contract/words/own-account.ts'
import type { Db } from '../db/connect.ts'
import { accountsOf, unusedServices } from '../remedies/situation.ts'

/** Null where they have no such service, or it is used. Pressed twice it is the same message. */
export async function wordsOnUnused(
  db: Db,
  customerId: string,
  { service: id, wish }: { readonly service: string; readonly wish: UnusedWish },
  language: Language,
): Promise<{ readonly messageId: string; readonly words: string } | null> {
  const found = unusedServices(await accountsOf(db, customerId)).find(({ service }) => service.id === id)
  if (!found) return null
  const { plan, identifier, unusedMonths, unusedSince } = found.service
  const words = ownAccountWords[language].asks[wish](`${plan} (${identifier})`, unusedMonths)
  return { messageId: idOf(`${id} ${unusedSince} ${wish}`), words }
}

function idOf(asked: string): string {
  const hex = createHash('sha256').update(asked).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
