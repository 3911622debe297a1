/**
 * The one door that pages of other sites may knock at. Only a site on the list, only with the key that it sends by itself: nothing
 * behind this door reads a cookie, so there is nothing that another site could borrow.
 */
import type { FastifyInstance } from 'fastify'
import { Fault } from '../../contract/faults.ts'
import type { Db } from '../db/connect.ts'
import { isOurs } from '../http/app.ts'
import { isAllowedOrigin } from './origins.ts'

export const widgetDoor = '/api/widget/'

/** @throws Fault not-allowed, at each request from a site that is not on the list */
export function answerSites(app: FastifyInstance, db: Db, publicUrl: string | null): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      vary: 'origin',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
    })
    const { origin, host, 'sec-fetch-site': site } = request.headers
    // A page of our own does not say so when it only reads.
    if (origin === undefined && site === 'same-origin') return
    const isKnown =
      origin !== undefined && (isOurs(origin, host, publicUrl) || (await isAllowedOrigin(db, origin)))
    if (!isKnown) throw new Fault('not-allowed', say => say.buttonNotHere)
    void reply.header('access-control-allow-origin', origin)
  })
  app.options(`${widgetDoor}*`, async (_request, reply) =>
    reply
      .status(204)
      .headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'authorization',
        'access-control-max-age': '600',
      })
      .send(),
  )
}
