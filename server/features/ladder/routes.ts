/** The ladder at the desk: what waits for my decision, how many wait on each rung, and how it is set up. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import { LadderSetup, RungCounts, RungList, SetLadder } from '../../../contract/ladder.ts'
import type { FormAnswer } from '../../../contract/pages.ts'
import { can } from '../../../domain/policies/can.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { prefersHtml } from '../../http/app.ts'
import type { Caller, Callers } from '../../http/caller.ts'
import type { CaseKeys } from '../../http/case-key.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { browserLanguageOf, languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import { read, route } from '../../http/route.ts'
import { outsideLetter } from '../../ladder/letter.ts'
import { readCase } from '../../ledger/case-rows.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Reader } from '../../ledger/story.ts'
import { ownForm } from '../../proof/own-form.ts'
import { type House, setupVersions } from '../../setup/change.ts'
import { type AboutPoint, ownPoint, setLadder } from './handle.ts'
import { teamNames } from './sql.ts'
import { viewLadderSetup, viewMyRung, viewRungs } from './views.ts'

export interface LadderSetting extends House {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })

export function ladderRoutes(setting: LadderSetting): void {
  const { app, ledger, reception } = setting
  const { db } = ledger

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/rungs',
      says: 'What waits for my decision, first what is due first',
      answer: RungList,
    },
    async ({ request }) => {
      const { agent, house } = await reception.asker(request)
      const language = browserLanguageOf(request)
      return await viewMyRung({ db, house, language, now: ledger.clock() }, agent.id)
    },
  )

  route(
    app,
    { method: 'GET', url: '/api/desk/rungs/all', says: 'How many wait on each rung', answer: RungCounts },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see wallboard', null)
      return await viewRungs({ db, house, language: browserLanguageOf(request), now: ledger.clock() })
    },
  )

  setupRoutes(setting)
}

export interface OwnLadderSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly callers: Callers
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
  /** The page of the case once more, with what was refused. */
  readonly showCase: (
    request: FastifyRequest,
    reply: FastifyReply,
    own: Caller,
    refused: Refusal,
  ) => Promise<FastifyReply>
}

/** Nobody writes more in one point. */
const MOST_IN_A_POINT = 500

/** On a customer's own case: the points of their complaint, and the letter for the body outside. */
export function ladderOwnRoutes(setting: OwnLadderSetting): void {
  const { app, ledger, directory, callers, pages } = setting

  const doTo = async (
    request: FastifyRequest,
    reply: FastifyReply,
    toPoint: (fields: Readonly<Record<string, string | undefined>>) => AboutPoint,
  ) => {
    const own = await callers.mustFind(request)
    const { fields } = await ownForm(setting, request, reply, own)
    const done = await ownPoint(ledger, own, toPoint(fields))
    if (!isRefusal(done)) return await goTo(request, reply, `/case/${own.reference}`)
    if (!prefersHtml(request)) return reply.status(409).send(done)
    return await setting.showCase(request, reply, own, done)
  }

  app.post('/case/:reference/points', async (request, reply) =>
    doTo(request, reply, ({ words = '' }) => ({ words: words.slice(0, MOST_IN_A_POINT) })),
  )

  for (const [path, isSettled] of [
    ['settled', true],
    ['open', false],
  ] as const)
    app.post(`/case/:reference/points/:point/${path}`, async (request, reply) => {
      const { point } = read('address', z.object({ point: z.uuid() }), request.params)
      return await doTo(request, reply, () => ({ pointId: point, isSettled }))
    })

  app.get('/case/:reference/outside-letter', async (request, reply) => {
    const own = await callers.mustFind(request)
    const [house, now] = [await directory.house(), ledger.clock()]
    const state = await readCase(ledger.db, own.id)
    const reader: Reader = {
      audience: 'customer',
      language: languageOf(request),
      house,
      customerName: own.customerName,
      actsForCustomer: Boolean(own.helper),
    }
    const letter = state && (await outsideLetter(ledger.db, reader, { state, now }))
    if (!letter) throw new Fault('not-found')
    return pages.send(request, reply, house, letter)
  })
}

async function goTo(request: FastifyRequest, reply: FastifyReply, href: string): Promise<FastifyReply> {
  return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
}

function setupRoutes(setting: LadderSetting): void {
  const { app, ledger, reception } = setting
  const url = '/api/desk/setup/ladder'

  route(
    app,
    { method: 'GET', url, says: 'The ladder as it is set up', answer: LadderSetup },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      // First, so that whatever is newer than its version is found out when it is saved.
      const version = (await setupVersions(ledger.db)).get('ladder') ?? 0
      const house = await setting.directory.house()
      const may = can(actor, 'set up', null)
      return {
        version,
        ...viewLadderSetup(house, ledger.clock()),
        teamNames: [...(await teamNames(ledger.db))],
        readOnlyBecause: may === true ? null : sentenceIn(browserLanguageOf(request), may),
      }
    },
  )

  route(
    app,
    { method: 'PUT', url, says: 'Sets the ladder up', body: SetLadder, answer: Done },
    async ({ body, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'set up', null)
      const set = await setLadder(setting, agent.id, body)
      return isRefusal(set) ? set : { done: true as const }
    },
  )
}
