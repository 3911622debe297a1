/** What is promised and measured in public: how strictly each guarantee holds, how many wait, rest, were solved. */
import type { FastifyInstance } from 'fastify'
import { DAY } from '../../../domain/time.ts'
import { guarantees, standingOf } from '../../../domain/guarantee/guarantees.ts'
import type { Modes } from '../../../domain/guarantee/modes.ts'
import type { CharterPage } from '../../../contract/pages.ts'
import { type GuaranteeReport, reportGuarantees } from '../../guarantees/report.ts'
import type { Pages } from '../../http/pages.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { countTold } from '../../quotes/figures.ts'
import { type PublicFigures, publicFigures } from './sql.ts'

export interface CharterSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
}

type Counted = PublicFigures &
  Pick<CharterPage, 'guarantees' | 'sellingMinutes' | 'waitingCausedBySellingMinutes' | 'told' | 'toldInYear'>

const days = 30
const year = 365 * DAY
/** Counting reads many rows; a figure that anybody may ask for is counted once a minute. */
const keepMs = 60_000

export function charterRoutes({ app, ledger, directory, pages }: CharterSetting): void {
  let kept: { readonly at: number; readonly figures: Promise<Counted> } | null = null

  const count = async (now: number): Promise<Counted> => {
    const { organisation } = await directory.house()
    const span = { from: now - days * DAY, until: now, days }
    const [figures, report, told, toldInYear] = await Promise.all([
      publicFigures(ledger.db, span.from),
      reportGuarantees(ledger.db, organisation.modes, span),
      countTold(ledger.db, span.from),
      countTold(ledger.db, now - year),
    ])
    return { ...figures, ...standings(organisation.modes, report), told, toldInYear }
  }

  const figuresNow = () => {
    const now = ledger.clock()
    if (!kept || now - kept.at > keepMs) {
      const figures = count(now)
      figures.catch(() => {
        kept = null
      })
      kept = { at: now, figures }
    }
    return kept
  }

  app.get('/charter.json', async () => {
    const { at, figures } = figuresNow()
    const { answerWithinHours } = (await directory.house()).organisation
    return { at, days, answerWithinHours, ...(await figures) }
  })

  app.get('/charter', async (request, reply) => {
    const { at, figures } = figuresNow()
    const house = await directory.house()
    return pages.send(request, reply, house, {
      page: 'charter',
      answerWithinHours: house.organisation.answerWithinHours,
      at,
      days,
      ...(await figures),
    })
  })
}

function standings(modes: Modes, report: GuaranteeReport) {
  const againstIt = new Map<string, number>(report.guarantees.map(one => [one.id, one.observed + one.wentOn]))
  return {
    guarantees: guarantees.map(id => ({
      id,
      standing: standingOf(id, modes),
      againstIt: againstIt.get(id) ?? null,
    })),
    sellingMinutes: report.sellingMinutes,
    waitingCausedBySellingMinutes: report.waitingCausedBySellingMinutes,
  }
}
