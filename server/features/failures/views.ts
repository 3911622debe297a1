/** Failures with what each rule comes to; outages with what they have cost so far. */
import type { FailuresView, OutageView } from '../../../contract/failures.ts'
import type { Db } from '../../db/connect.ts'
import { readHousePacks, rulesForBreach } from '../../charter/packs.ts'
import type { OutageRow } from '../../failures/outages.ts'
import { type About, dueNow } from '../../failures/reckoning.ts'
import { failuresOf, givenFor } from '../../failures/sql.ts'
import type { House } from '../../ledger/directory.ts'
import { nameOf } from '../../ledger/story.ts'
import { accountsOfCustomer } from './sql.ts'

export async function viewFailures(db: Db, caseId: string, about: About): Promise<FailuresView> {
  const { timeZone } = about.house.organisation
  const packs = await readHousePacks(db, { timeZone, now: about.now })
  const names = new Map(packs.known.map(({ id, name }) => [id, name[about.language]]))
  const failures = []
  for (const one of await failuresOf(db, caseId)) {
    const { compared, kept } = await dueNow(db, one, about)
    const { id, event, service, accountNumber, place, from, until } = one
    failures.push({
      id,
      event,
      service,
      accountNumber,
      place,
      from,
      until,
      compared: compared.map(({ rule, pack, amountMinor: minor, currency, isApplied, says }) => ({
        rule,
        pack: names.get(pack) ?? pack,
        amount: { minor, currency },
        isApplied,
        says: says[about.language],
      })),
      given: [...(await givenFor(db, id)).given],
      kept,
    })
  }
  return {
    accounts: (await accountsOfCustomer(db, about.customerId)).map(account => ({
      ...account,
      services: [...account.services],
    })),
    failures,
    isWithoutRules: !rulesForBreach(packs).some(
      ({ rule }) => rule.kind === 'money' && rule.event !== 'promise-broken',
    ),
  }
}

export function viewOutage(
  { notedBy, notedAt: _, given, ...outage }: OutageRow,
  house: House,
  language: 'en' | 'es',
): OutageView {
  return { ...outage, notedBy: nameOf({ house, language }, notedBy), given: [...given] }
}
