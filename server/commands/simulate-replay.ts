/** Real days sent through the line again: from a log file, or from the ledger of this Heed. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { simulateWords } from '../../contract/words/simulate.ts'
import { readBankLog } from '../../simulation/bank-log.ts'
import type { OnProgress } from '../../simulation/compare.ts'
import { LEARNED_DAYS } from '../../simulation/learn.ts'
import { contactsOf } from '../../simulation/ledger-log.ts'
import type { Report } from '../../simulation/report/page.ts'
import { AS_LOGGED, daysLater, type LoggedContact, replayOf } from '../../simulation/replay.ts'
import { type Before, replay } from '../../simulation/replay-run.ts'
import { sellingCost } from '../../simulation/selling.ts'
import { staffByHalfHour } from '../../simulation/staff-by-half-hour.ts'
import type { Span } from '../../domain/line/selling.ts'
import type { Config } from '../config.ts'
import { connect, type Db } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { readHouse } from '../ledger/directory.ts'
import { spanOf } from '../line-days/count.ts'
import { OperatorError } from '../operator-error.ts'
import { reachDatabase } from './reach-database.ts'
import { casesNamed, lineFactsBetween } from './simulate-sql.ts'

export interface Setting {
  readonly config: Config
  readonly log: Log
}

/** What was asked on the command line. */
export interface SimulateWish {
  readonly file: string | undefined
  readonly bank: string | undefined
  readonly isLedger: boolean
  /** As 2026-11-23. */
  readonly date: string | undefined
  readonly set: readonly string[]
  readonly whatIf: readonly string[]
  readonly seed: number | undefined
  readonly seeds: number
  readonly days: number | undefined
  readonly isJson: boolean
  readonly html: string | undefined
  /** The folder for pictures that stand by themselves. */
  readonly pictures: string | undefined
  readonly language: 'en' | 'es'
}

export type Simulated = Omit<Report, 'language' | 'words' | 'tokens'>

/** @throws OperatorError, ScenarioWrong */
export async function replayBank(wish: SimulateWish, path: string): Promise<Simulated> {
  const text = await readFile(path, 'latin1').catch(() => {
    throw new OperatorError(`There is no file ${path}.`)
  })
  const { contacts, weekday, before, leftOut } = readBankLog(text, wish.date ?? null)
  const { replay: says } = simulateWords[wish.language]
  const what = wish.date === undefined ? basename(path) : `${basename(path)}, ${wish.date}`
  return replayed(wish, { what, contacts, weekday, before, more: leftOut > 0 ? [says.leftOut(leftOut)] : [] })
}

/** @throws OperatorError, ScenarioWrong */
export async function replayLedger(wish: SimulateWish, { config, log }: Setting): Promise<Simulated> {
  const { owner, stop } = await reachDatabase(config, log)
  const { db, close } = connect({ url: owner, log, max: 1 })
  try {
    const { date, weekday, contacts, before } = await contactsOn(db, wish.date)
    if (contacts.length === 0)
      throw new OperatorError(`Nobody came on ${date}. Name another day: --date 2026-11-23`)
    const { replay: says, locale } = simulateWords[wish.language]
    const cost = sellingCost(replayOf(contacts, AS_LOGGED, seedsOf(wish, 1)[0] ?? 1))
    const minutes = (value: number) => Math.round(value).toLocaleString(locale)
    const caused =
      cost.spentMinutes > 0 ? [says.caused(minutes(cost.causedMinutes), minutes(cost.spentMinutes))] : []
    return replayed(wish, { what: date, contacts, weekday, before, more: caused })
  } finally {
    await close()
    await stop()
  }
}

/** A whole day of the organisation, yesterday where none is named, and the days before it from which is learned what to tell. */
async function contactsOn(db: Db, asked: string | undefined) {
  const { timeZone } = (await readHouse(db)).organisation
  const day = dayNamed(asked) ?? Temporal.Now.plainDateISO(timeZone).subtract({ days: 1 })
  const days = Array.from({ length: LEARNED_DAYS }, (_, index) =>
    day.subtract({ days: LEARNED_DAYS - index }),
  )
  const earlier = await Promise.all(days.map(one => contactsIn(db, spanOf(one, timeZone))))
  const first = earlier.findIndex(contacts => contacts.length > 0)
  const known = first < 0 ? [] : earlier.slice(first)
  return {
    date: day.toString(),
    weekday: day.dayOfWeek,
    contacts: await contactsIn(db, spanOf(day, timeZone)),
    before: {
      contacts: known.flatMap((contacts, index) => contacts.map(one => daysLater(one, index))),
      days: known.length,
    },
  }
}

/** Who came and was helped within that day. */
async function contactsIn(db: Db, span: Span): Promise<readonly LoggedContact[]> {
  const facts = await lineFactsBetween(db, span)
  const cases = await casesNamed(db, [...new Set(facts.map(({ caseId }) => caseId))])
  return contactsOf(facts, cases, { midnight: span.from, until: span.until })
}

function dayNamed(date: string | undefined): Temporal.PlainDate | null {
  if (date === undefined) return null
  try {
    return Temporal.PlainDate.from(date)
  } catch {
    throw new OperatorError(`There is no day ${date}.`)
  }
}

interface Logged {
  readonly what: string
  readonly contacts: readonly LoggedContact[]
  readonly weekday: number
  readonly before: Before
  /** What is to be said beside what is always assumed. */
  readonly more: readonly string[]
}

function replayed(wish: SimulateWish, { what, contacts, weekday, before, more }: Logged): Simulated {
  const { replay: says } = simulateWords[wish.language]
  const seeds = seedsOf(wish, 1)
  const again = { name: wish.set.length === 0 ? says.again : wish.set.join(', '), changes: wish.set }
  const others = wish.whatIf.map(change => ({
    name: change,
    changes: [...wish.set, ...change.split(/,\s*(?=[^,=]+=)/)],
  }))
  const results = replay(contacts, {
    seeds,
    variants: [again, ...others],
    names: { logged: says.asItWas },
    weekday,
    before,
    onProgress: showProgress(wish.language),
  })
  const { seats, days } = replayOf(contacts, AS_LOGGED, 0)
  const staff = staffByHalfHour(seats, days)
  return {
    name: says.title(what),
    says: '',
    seeds,
    days,
    results,
    staff,
    assumed: [...more, says.learned(before.days), ...says.assumed],
  }
}

export function seedsOf({ seed, seeds }: SimulateWish, otherwise: number): readonly number[] {
  return Array.from({ length: seeds }, (_, index) => (seed ?? otherwise) + index)
}

/** A bar on a terminal, nothing in a file. */
export function showProgress(language: SimulateWish['language']): OnProgress {
  if (!process.stderr.isTTY) return () => {}
  return (stage, done) => {
    const full = Math.round(done * 24)
    const bar = '█'.repeat(full) + '░'.repeat(24 - full)
    const says = simulateWords[language].progress[stage](Math.round(done * 100))
    process.stderr.write(done < 1 ? `\r${bar} ${says}` : '\r\u001b[K')
  }
}
