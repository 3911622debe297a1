/** For whoever watches the process: is it alive, and can it serve? And the description of the API. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Fault } from '../../../contract/faults.ts'
import type { Db } from '../../db/connect.ts'
import { openApi } from '../../http/route.ts'

export function healthRoutes(app: FastifyInstance, db: Db): void {
  const unlimited = { config: { rateLimit: false as const } }
  app.get('/healthz', unlimited, async () => ({ alive: true }))
  app.get('/readyz', unlimited, async () => {
    try {
      await sql`SELECT 1`.execute(db)
    } catch {
      throw new Fault('not-ready', say => say.databaseAway)
    }
    return { ready: true }
  })
  app.get('/api/openapi.json', async () => openApi(app, 'Heed'))
}
