import type { Language } from '../../../contract/case.ts'
import type { KindInPurse, PurseView, PursesView } from '../../../contract/purses.ts'
import { sayMoney } from '../../../domain/remedy/money.ts'
import type { House } from '../../ledger/directory.ts'
import { nameOf } from '../../ledger/story.ts'
import { type KindRow, type PurseRow, runningOn } from '../../remedies/purses.ts'
import type { LimitRow, PurseEntryRow } from './sql.ts'

interface Reader {
  readonly house: House
  readonly language: Language
  readonly today: string
  readonly versions: ReadonlyMap<string, number>
}

interface Found {
  readonly purses: readonly PurseRow[]
  readonly kinds: readonly KindRow[]
  readonly entries: readonly PurseEntryRow[]
  readonly limits: readonly LimitRow[]
}

const entriesShown = 12

export function viewPurses(found: Found, reader: Reader): PursesView {
  const known = [...found.purses, ...found.limits]
  const { house, versions } = reader
  return {
    purses: found.purses.map(purse => viewPurse(purse, found, reader)),
    people: [...house.agents.values()]
      .filter(({ departedAt }) => departedAt === null)
      .map(({ id, name, role }) => ({
        id,
        name,
        role,
        version: versions.get(`limits:${id}`) ?? 0,
        limits: found.limits.filter(({ agentId }) => agentId === id).map(({ agentId: _, ...limit }) => limit),
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    currency: known.find(({ currency }) => currency !== null)?.currency ?? 'GBP',
  }
}

function viewPurse(purse: PurseRow, { kinds, entries }: Found, reader: Reader): PurseView {
  const { holder, mostMinor, currency, fromOn, untilOn, bookedMinor, reservedMinor } = purse
  const own = kinds.filter(kind => kind.holder === holder)
  const from = fromOn ?? own[0]?.fromOn ?? null
  const until = untilOn ?? own[0]?.untilOn ?? null
  const money = (minor: number) => sayMoney(minor, currency ?? 'XXX', reader.language)
  return {
    holder,
    version: reader.versions.get(`purse:${holder}`) ?? 0,
    currency,
    mostMinor,
    says:
      mostMinor === null
        ? null
        : {
            most: money(mostMinor),
            spent: money(bookedMinor),
            reserved: money(reservedMinor),
            left: money(mostMinor - bookedMinor - reservedMinor),
          },
    share:
      mostMinor === null
        ? null
        : { spent: shareOf(bookedMinor, mostMinor), reserved: shareOf(reservedMinor, mostMinor) },
    fromOn: from,
    untilOn: until,
    isRunning: from !== null && runningOn([{ fromOn: from, untilOn: until }], reader.today).length > 0,
    kinds: own.map(({ kind, mostCount, givenCount }) => ({
      kind: kind as KindInPurse, // the table holds no others
      mostCount,
      givenCount,
    })),
    history: entries
      .filter(entry => entry.holder === holder)
      .slice(0, entriesShown)
      .map(({ id, what, amountMinor, currency: of, why, agentId, at }) => ({
        id,
        what,
        amount: amountMinor === null ? null : sayMoney(amountMinor, of ?? 'XXX', reader.language),
        why,
        by: nameOf(reader, agentId),
        at,
      })),
  }
}

function shareOf(part: number, whole: number): number {
  return Math.min(1, part / whole)
}
