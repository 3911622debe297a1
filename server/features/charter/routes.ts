/** What is promised and measured in public: as a page, as data, and as the table of a year. */
import type { FastifyInstance } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import { evaluationWords } from '../../../contract/words/evaluation.ts'
import type { Language } from '../../../contract/case.ts'
import { dayOf } from '../../../domain/charter/days.ts'
import type { Sums, Window } from '../../../domain/charter/measured/figures.ts'
import type { Instant } from '../../../domain/time.ts'
import { allFacts, factsUnseen, measuredSums } from '../../charter/measured-sql.ts'
import { readHousePacks } from '../../charter/packs.ts'
import { sendCsv } from '../../http/csv.ts'
import { languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { countCharter, days } from './handle.ts'
import { type Evaluation, evaluationLines } from './views.ts'

export interface CharterSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
}

/** Counting reads many rows; a figure that anybody may ask for is counted once a minute. */
const keepMs = 60_000

export function charterRoutes(setting: CharterSetting): void {
  const { app, ledger, directory, pages } = setting
  const counted = onceAMinute(ledger.clock, async now => {
    const { organisation } = await directory.house()
    return await countCharter(ledger.db, organisation, now)
  })

  app.get('/charter.json', async () => {
    const { at, kept } = counted()
    const { answerWithinHours } = (await directory.house()).organisation
    return { at, days, answerWithinHours, ...(await kept) }
  })

  app.get('/charter', async (request, reply) => {
    const { at, kept } = counted()
    const house = await directory.house()
    const { answerWithinHours, timeZone } = house.organisation
    return pages.send(request, reply, house, {
      page: 'charter',
      answerWithinHours,
      at,
      days,
      year: yearOf(timeZone, at),
      ...(await kept),
    })
  })

  evaluationRoute(setting)
}

/** The same promise for a minute; what failed is tried again at once. */
function onceAMinute<T>(clock: () => Instant, count: (now: Instant) => Promise<T>) {
  let known: { readonly at: Instant; readonly kept: Promise<T> } | null = null
  return () => {
    const now = clock()
    if (!known || now - known.at > keepMs || now < known.at) {
      const kept = count(now)
      kept.catch(() => {
        known = null
      })
      known = { at: now, kept }
    }
    return known
  }
}

const Year = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() })

/** The yearly evaluation that some laws ask for; of the year that goes on, as far as it has come. */
function evaluationRoute({ app, ledger, directory }: CharterSetting): void {
  const counts = new Map<number, ReturnType<typeof countYear>>()
  const countYear = (year: number) =>
    onceAMinute(ledger.clock, async now => {
      const { organisation } = await directory.house()
      const { timeZone } = organisation
      const windows = windowsOf(timeZone, year, now)
      // First, so that what the figures lack is never called counted.
      const unseen = await factsUnseen(ledger.db)
      const sums: Sums[] = []
      for (const window of windows) sums.push(await measuredSums(ledger.db, window))
      const { holding } = await readHousePacks(ledger.db, { timeZone, now })
      return { sums, holding, unseen, all: await allFacts(ledger.db) }
    })

  app.get('/charter.csv', async (request, reply) => {
    const { timeZone } = (await directory.house()).organisation
    const thisYear = yearOf(timeZone, ledger.clock())
    const asked = Year.safeParse(request.query)
    if (!asked.success || (asked.data.year ?? thisYear) > thisYear)
      throw new Fault('bad-request', say => say.noSuchYear)
    const year = asked.data.year ?? thisYear
    const count = counts.get(year) ?? countYear(year)
    counts.set(year, count)
    const { sums, holding, unseen, all } = await count().kept
    const language = languageOf(request)
    const limits = holding.flatMap(({ pack, rules }) =>
      rules.flatMap(rule => (rule.kind === 'metric' ? [{ pack: pack.id, rule }] : [])),
    )
    const evaluation = { language, year, periods: periodsOf(language, year, sums), limits, unseen, all }
    return await sendCsv(reply, `charter-${year}.csv`, streamed(evaluation))
  })
}

async function* streamed(evaluation: Evaluation) {
  yield* evaluationLines(evaluation)
}

function yearOf(timeZone: string, moment: Instant): number {
  return Number(dayOf(timeZone, moment).slice(0, 4))
}

/** The year by the calendar of the house, then each of its months that has begun. */
function windowsOf(timeZone: string, year: number, now: Instant): readonly Window[] {
  const first = (month: number) =>
    Temporal.PlainDate.from({
      year: month > 12 ? year + 1 : year,
      month: month > 12 ? 1 : month,
      day: 1,
    }).toZonedDateTime(timeZone).epochMilliseconds
  const months = Array.from({ length: 12 }, (_, index) => ({
    from: first(index + 1),
    until: Math.min(first(index + 2), now),
  }))
  return [
    { from: first(1), until: Math.min(first(13), now) },
    ...months.filter(({ from, until }) => from < until),
  ]
}

function periodsOf(language: Language, year: number, sums: readonly Sums[]): Evaluation['periods'] {
  return sums.map((sum, index) => ({
    name:
      index === 0 ? evaluationWords[language].wholeYear(year) : `${year}-${String(index).padStart(2, '0')}`,
    sums: sum,
  }))
}
