/** Where help stopped with one person: for whoever leads, on the page and as CSV. */
import type { FastifyInstance } from 'fastify'
import { StoppedQuery, StoppedView } from '../../../contract/stopped.ts'
import { DAY } from '../../../domain/time.ts'
import { type Cells, sendCsv } from '../../http/csv.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { read, route } from '../../http/route.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { type Stop, stopsSince, viewStopped } from './views.ts'

export interface StoppedSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
}

const HEAD: Cells = [
  'reference',
  'at',
  'how',
  'lacked',
  'skill',
  'role',
  'kind',
  'amount_minor',
  'currency',
  'outcome',
  'answered_at',
]

export function stoppedRoutes({ app, ledger, reception }: StoppedSetting): void {
  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/where-help-stopped',
      says: 'Where help stopped with one person, by what was lacking',
      query: StoppedQuery,
      answer: StoppedView,
    },
    async ({ query: { days }, request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see where help stopped', null)
      const language = browserLanguageOf(request)
      const { timeZone } = house.organisation
      return await viewStopped({ db: ledger.db, language, timeZone, now: ledger.clock() }, days)
    },
  )

  app.get('/api/desk/where-help-stopped.csv', async (request, reply) => {
    const { actor, house } = await reception.asker(request)
    mustBeAllowed(actor, 'see where help stopped', null)
    mustBeAllowed(actor, 'take out', null)
    const { days } = read('address', StoppedQuery, request.query)
    const { timeZone } = house.organisation
    const now = ledger.clock()
    const looking = { db: ledger.db, language: browserLanguageOf(request), timeZone, now }
    const stops = await stopsSince(looking, new Date(now - days * DAY))
    return await sendCsv(reply, `where-help-stopped-${days}-days.csv`, lines(stops))
  })
}

async function* lines(stops: readonly Stop[]): AsyncGenerator<Cells> {
  yield HEAD
  for (const { reference, at, how, lacked, skill, asked } of stops) {
    const time = (moment: number | null | undefined) =>
      moment == null ? null : new Date(moment).toISOString()
    yield [
      reference,
      time(at),
      how,
      lacked,
      skill,
      asked?.role ?? null,
      asked?.remedy ?? asked?.promise ?? null,
      asked?.costMinor ?? null,
      asked?.currency ?? null,
      asked === null ? null : outcomeOf(asked),
      time(asked?.answeredAt),
    ]
  }
}

function outcomeOf({ isGiven, answeredAt }: NonNullable<Stop['asked']>): string {
  if (answeredAt === null) return 'unanswered'
  return isGiven ? 'allowed' : 'declined'
}
