/** Who somebody is to us whom a site knows, and the matter that they begin there. */
import { randomUUID } from 'node:crypto'
import type { Language } from '../../../contract/case.ts'
import type { WidgetCase, WidgetIdentity } from '../../../contract/widget.ts'
import { ownCase } from '../../http/caller.ts'
import type { CaseKeys } from '../../http/case-key.ts'
import { cutName } from '../../intake/lengths.ts'
import { insertCustomer } from '../../intake/sql.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { SitePerson, SiteTokens } from '../../widget/tokens.ts'
import { customerOfAccount, customerOfSite, goingOf, nameForSite } from './sql.ts'

export interface Knowing {
  readonly ledger: Ledger
  readonly keys: CaseKeys
  readonly tokens: SiteTokens
}

/** Takes a site's token and gives a pass for it. Whoever is not known yet stays so until they say something. */
export async function identify(
  { ledger, keys, tokens }: Knowing,
  asked: { readonly token: string; readonly audience: string },
): Promise<WidgetIdentity> {
  const now = ledger.clock()
  const read = await tokens.read(asked.token, asked.audience, now)
  if (read.person === null) return read
  const { person } = read
  const customerId = await findCustomer(ledger, person)
  const going = customerId === null ? null : await goingOf(ledger.db, customerId)
  return {
    person: {
      pass: await tokens.pass(person, now),
      who: tokens.whoOf(person),
      name: person.name || null,
      hasAddress: Boolean(person.email || person.phone),
    },
    going: going && (await keysTo({ ledger, keys }, going, asked.audience)),
  }
}

/** What the button needs to come back to a case. */
export async function keysTo(
  { ledger, keys }: Pick<Knowing, 'ledger' | 'keys'>,
  { id, reference }: { readonly id: string; readonly reference: string },
  ownUrl: string,
): Promise<WidgetCase> {
  const now = ledger.clock()
  const version = (await ownCase(ledger.db, reference))?.keyVersion ?? 0
  return {
    reference,
    key: keys.bearer(id, now, version),
    href: `${ownUrl}/case/${reference}/open?k=${keys.link(id, now, { version })}`,
  }
}

/** A person as a site knows them, as ours: the holder of the account, whom the site meant before, or somebody new. */
export async function customerFor(ledger: Ledger, person: SitePerson, language: Language): Promise<string> {
  return (await findCustomer(ledger, person)) ?? (await welcome(ledger, person, language))
}

async function findCustomer({ db }: Ledger, { sub, account }: SitePerson): Promise<string | null> {
  // A site that does not tell account numbers apart from its own names uses the numbers as names.
  const number = account === undefined ? sub : account
  return (number && (await customerOfAccount(db, number))) || (await customerOfSite(db, sub))
}

async function welcome(ledger: Ledger, { sub, name }: SitePerson, language: Language): Promise<string> {
  const now = ledger.clock()
  const customerId = randomUUID()
  const isFirst = await ledger.db
    .transaction()
    .execute(async tx => {
      await insertCustomer(tx, { id: customerId, name: cutName(name ?? '') || null, language, now })
      const named = await nameForSite(tx, { externalId: sub, customerId, now })
      // Two tabs at once: the other one's is the person, and this one never was.
      if (!named) throw new Taken()
      return true
    })
    .catch((error: unknown) => {
      if (error instanceof Taken) return false
      throw error
    })
  return isFirst ? customerId : await customerFor(ledger, { sub, account: null }, language)
}

class Taken extends Error {}
