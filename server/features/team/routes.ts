/** The desk's people: signing in and out, presence, the team, absence and departure. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  DepartureAnswer,
  JoinTeam,
  Me,
  SetAbsence,
  SetPresence,
  SignIn,
  Team,
} from '../../../contract/desk.ts'
import { Fault } from '../../../contract/faults.ts'
import { isRefusal } from '../../../domain/rule.ts'
import type { Auth } from '../../auth/auth.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { remoteOf } from '../../http/remote.ts'
import { route } from '../../http/route.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { laneHeads } from '../../ledger/read.ts'
import { toToken } from '../../ledger/tail.ts'
import { changePresence } from '../../line/presence.ts'
import { ensureSeat } from '../../line/sql.ts'
import { absent, depart } from './handle.ts'
import { viewMe, viewTeam } from './views.ts'

export interface TeamSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly reception: Reception
  readonly auth: Auth
  readonly limits: z.input<typeof Me>['limits']
}

const Done = z.object({ done: z.literal(true) })
const done = { done: true as const }
const AgentParams = z.object({ agentId: z.uuid() })

export function teamRoutes(setting: TeamSetting): void {
  sessionRoutes(setting)
  deskRoutes(setting)
  absenceRoutes(setting)
}

function sessionRoutes({ app, ledger, directory, auth }: TeamSetting): void {
  route(
    app,
    { method: 'POST', url: '/api/desk/sign-in', says: 'Begins a session', body: SignIn, answer: Done },
    async ({ body, request, reply }) => {
      const { agentId, cookie } = await auth.signIn({ ...body, remote: remoteOf(request) })
      await ensureSeat(ledger.db, agentId, ledger.clock())
      void reply.header('set-cookie', cookie)
      return done
    },
  )

  route(
    app,
    { method: 'POST', url: '/api/desk/sign-out', says: 'Ends the session', answer: Done },
    async ({ request, reply }) => {
      const who = await auth.whoIs(request.headers.cookie)
      // The session ends first: open desks hear of the presence, ask who they belong to, and are closed.
      void reply.header('set-cookie', await auth.signOut(request.headers.cookie))
      if (who) await changePresence(ledger, who.agentId, 'offline', 'log-out')
      return done
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/join',
      says: 'Uses a one-time invitation',
      body: JoinTeam,
      answer: Done,
    },
    async ({ body, request, reply }) => {
      const { agentId } = await auth.acceptInvitation(body)
      directory.forget()
      await ensureSeat(ledger.db, agentId, ledger.clock())
      const { cookie } = await auth.signIn({
        email: body.email,
        password: body.password,
        remote: remoteOf(request),
      })
      ledger.signals.send({ kind: 'team' })
      void reply.header('set-cookie', cookie)
      return done
    },
  )
}

function deskRoutes({ app, ledger, directory, reception, limits }: TeamSetting): void {
  route(
    app,
    { method: 'GET', url: '/api/desk/me', says: 'Who is signed in', answer: Me },
    async ({ request }) => {
      const { agent, house } = await reception.asker(request)
      const resume = toToken(await laneHeads(ledger.db))
      return { ...viewMe(agent, house, limits, ledger.clock()), resume }
    },
  )

  route(
    app,
    { method: 'GET', url: '/api/desk/agents', says: 'The team', answer: Team },
    async ({ request }) => {
      const { house } = await reception.asker(request)
      return { agents: [...viewTeam(house, ledger.clock())] }
    },
  )

  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/presence',
      says: 'Sits down or stands up',
      body: SetPresence,
      answer: Done,
    },
    async ({ body, request }) => {
      const { agent } = await reception.asker(request)
      await changePresence(ledger, agent.id, body.presence, 'chosen')
      directory.forget()
      return done
    },
  )
}

function absenceRoutes({ app, ledger, directory, reception, auth }: TeamSetting): void {
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/agents/:agentId/absence',
      says: 'Who is absent, until when, and who stands in',
      params: AgentParams,
      body: SetAbsence,
      answer: Done,
    },
    async ({ params, body, request }) => {
      const { actor, agent, house } = await reception.asker(request)
      mustBeAllowed(actor, 'set presence', { agentId: params.agentId })
      if (!house.agents.has(params.agentId)) throw new Fault('not-found', say => say.noAgent)
      if (body.from !== null && body.until !== null && body.until <= body.from) {
        throw new Fault('bad-request', say => say.absenceBackwards)
      }
      if (body.deputyId === params.agentId || (body.deputyId !== null && !house.agents.has(body.deputyId))) {
        throw new Fault('bad-request', say => say.chooseDeputy)
      }
      const set = await absent({ ledger, directory }, agent.id, { agentId: params.agentId, absence: body })
      return isRefusal(set) ? set : done
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/agents/:agentId/departure',
      says: 'Somebody leaves; their cases get a new owner',
      params: AgentParams,
      answer: DepartureAnswer,
    },
    async ({ params, request }) => {
      const { actor, agent } = await reception.asker(request)
      if (agent.id === params.agentId) {
        throw new Fault('bad-request', say => say.ownDeparture)
      }
      mustBeAllowed(actor, 'reassign', { id: params.agentId, ownerId: params.agentId })
      const reassigned = await depart(ledger, directory, { agentId: params.agentId, by: agent.id })
      if (isRefusal(reassigned)) return reassigned
      await auth.endSessions(params.agentId)
      return { reassigned }
    },
  )
}
