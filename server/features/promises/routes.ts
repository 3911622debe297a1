/** Promises beside their cases: the catalogue of offers, the check before something is said, and what leads look at. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CommitmentKind } from '../../../contract/case.ts'
import { OfferList, PromiseCheck, PromisesAtRisk, SetOffer, Within } from '../../../contract/promises.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { HOUR } from '../../../domain/time.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { sendCsv } from '../../http/csv.ts'
import { read, route } from '../../http/route.ts'
import { offers } from '../../offers/sql.ts'
import { type House, setupVersions } from '../../setup/change.ts'
import { customerOfCase } from '../../remedies/sql.ts'
import { checkPromise, setOffer, withdrawOffer } from './handle.ts'
import { movedHowOften, promisesAtRisk } from './sql.ts'
import { riskLines, viewOffer, viewRisk } from './views.ts'

export interface PromisesSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const OfferParams = z.object({ offerId: z.uuid() })
const Seen = z.object({ version: z.coerce.number().int().min(0) })
const Soon = z.object({
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 90)
    .default(24),
  moved: z.coerce.number().int().min(0).max(99).default(0),
  sort: z.enum(['due', 'moved']).default('due'),
})

/** The parts of a promise that something can stand against. */
const Asking = z.object({
  kind: CommitmentKind.default('other'),
  offerId: z.uuid().optional(),
  minor: z.coerce.number().int().optional(),
  currency: z.string().length(3).optional(),
  amount: z.coerce.number().int().min(1).max(400).optional(),
  unit: Within.shape.unit.optional(),
  caseId: z.uuid().optional(),
})

export function promisesRoutes(setting: PromisesSetting): void {
  lookingRoutes(setting)
  offerRoutes(setting)
}

/** For those who lead, as a page and as a file. */
async function risksFor(
  { ledger, reception }: PromisesSetting,
  request: FastifyRequest,
  { hours, moved, sort }: z.infer<typeof Soon>,
) {
  const { actor, house } = await reception.asker(request)
  mustBeAllowed(actor, 'see wallboard', null)
  const now = ledger.clock()
  const rows = await promisesAtRisk(ledger.db, { before: now + hours * HOUR, movedAtLeast: moved, sort })
  return { house, promises: rows.map(row => viewRisk(row, house, now)) }
}

function lookingRoutes(setting: PromisesSetting): void {
  const { app, ledger, reception } = setting
  const { db } = ledger

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/promises',
      says: 'Open promises at risk, and how often dates were moved',
      query: Soon,
      answer: PromisesAtRisk,
    },
    async ({ query, request }) => ({
      promises: [...(await risksFor(setting, request, query)).promises],
      moved: [...(await movedHowOften(db))],
    }),
  )

  app.get('/api/desk/promises.csv', async (request, reply) => {
    mustBeAllowed((await reception.asker(request)).actor, 'take out', null)
    const { promises, house } = await risksFor(setting, request, read('query', Soon, request.query))
    return await sendCsv(reply, 'promises.csv', riskLines(promises, house.organisation.timeZone))
  })

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/promise-check',
      says: 'What stands against a promise before it is said, and when it would be due',
      query: Asking,
      answer: PromiseCheck,
    },
    async ({ query: { kind, offerId, minor, currency, amount, unit, caseId }, request }) => {
      const asker = await reception.asker(request)
      const about = caseId === undefined ? null : await customerOfCase(db, caseId)
      if (caseId !== undefined)
        mustBeAllowed(asker.actor, 'see', { id: caseId, ownerId: about?.ownerId ?? null })
      return await checkPromise(
        db,
        {
          kind,
          offerId,
          caseId: caseId ?? null,
          amount: minor === undefined || currency === undefined ? undefined : { minor, currency },
          within: amount === undefined || unit === undefined ? undefined : { amount, unit },
        },
        asker,
        ledger.clock(),
      )
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/offers',
      says: 'The catalogue of offers, and what can be promised today',
      answer: OfferList,
    },
    async ({ request }) => {
      const { house } = await reception.asker(request)
      const now = ledger.clock()
      const versions = await setupVersions(db)
      const all = (await offers(db)).map(row =>
        viewOffer(row, { house, now, changeVersion: versions.get(`offer:${row.id}`) ?? 0 }),
      )
      return { offers: all.toSorted((a, b) => Number(a.against !== null) - Number(b.against !== null)) }
    },
  )
}

function offerRoutes(setting: PromisesSetting): void {
  const { app } = setting
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/setup/offers/:offerId',
      says: 'Publishes an offer, or its next version',
      params: OfferParams,
      body: SetOffer,
      answer: Done,
    },
    async ({ params, body, request }) =>
      done(await setOffer(setting, await whoSetsUp(setting, request, body.version), params.offerId, body)),
  )
  route(
    app,
    {
      method: 'DELETE',
      url: '/api/desk/setup/offers/:offerId',
      says: 'Takes an offer out of the catalogue; what was promised of it stands',
      params: OfferParams,
      query: Seen,
      answer: Done,
    },
    async ({ params, query, request }) =>
      done(await withdrawOffer(setting, await whoSetsUp(setting, request, query.version), params.offerId)),
  )
}

async function whoSetsUp(
  { reception }: PromisesSetting,
  request: FastifyRequest,
  version: number,
): Promise<{ readonly agentId: string; readonly version: number }> {
  const { actor, agent } = await reception.asker(request)
  mustBeAllowed(actor, 'set up', null)
  return { agentId: agent.id, version }
}

function done(outcome: null | Refusal): { readonly done: true } | Refusal {
  return isRefusal(outcome) ? outcome : { done: true }
}
