/** What is measured in public: how many wait, rest, were solved; which promises were kept. The first lines of the charter. */
import type { FastifyInstance } from 'fastify'
import { DAY } from '../../../domain/time.ts'
import type { Pages } from '../../http/pages.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { type PublicFigures, publicFigures } from './sql.ts'

export interface CharterSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
}

const days = 30
/** Counting reads many rows; a figure that anybody may ask for is counted once a minute. */
const keepMs = 60_000

export function charterRoutes({ app, ledger, directory, pages }: CharterSetting): void {
  let kept: { readonly at: number; readonly figures: Promise<PublicFigures> } | null = null

  const figuresNow = () => {
    const now = ledger.clock()
    if (!kept || now - kept.at > keepMs) {
      const figures = publicFigures(ledger.db, now - days * DAY)
      figures.catch(() => {
        kept = null
      })
      kept = { at: now, figures }
    }
    return kept
  }

  app.get('/charter.json', async () => {
    const { at, figures } = figuresNow()
    return { at, days, ...(await figures) }
  })

  app.get('/charter', async (request, reply) => {
    const { at, figures } = figuresNow()
    return pages.send(request, reply, await directory.house(), {
      page: 'charter',
      at,
      days,
      ...(await figures),
    })
  })
}
