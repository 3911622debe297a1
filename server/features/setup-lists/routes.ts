/** Teams, skills and mailboxes. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { MailboxParams, SetMailbox, SetSkill, SetTeam, SkillParams } from '../../../contract/setup.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import {
  type ListsGround,
  removeMailbox,
  removeSkill,
  removeTeam,
  setMailbox,
  setSkill,
  setTeam,
} from './handle.ts'

export interface ListsSetting extends ListsGround {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const Seen = z.object({ version: z.coerce.number().int().min(0) })
const TeamParams = z.object({ teamId: z.uuid() })

export function setupListsRoutes(setting: ListsSetting): void {
  const { app } = setting
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/setup/teams/:teamId',
      says: 'A team and its name',
      params: TeamParams,
      body: SetTeam,
      answer: Done,
    },
    async ({ params, body, request }) => {
      const by = await whoSetsUp(setting, request, body.version)
      return done(await setTeam(setting, by, { id: params.teamId, name: body.name }))
    },
  )
  route(
    app,
    {
      method: 'DELETE',
      url: '/api/desk/setup/teams/:teamId',
      says: 'Removes a team in which nobody is',
      params: TeamParams,
      query: Seen,
      answer: Done,
    },
    async ({ params, query, request }) =>
      done(await removeTeam(setting, await whoSetsUp(setting, request, query.version), params.teamId)),
  )
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/setup/skills/:name',
      says: 'A skill and what it is called in each language',
      params: SkillParams,
      body: SetSkill,
      answer: Done,
    },
    async ({ params, body: { version, ...labels }, request }) => {
      const by = await whoSetsUp(setting, request, version)
      return done(await setSkill(setting, by, { ...params, ...labels }))
    },
  )
  route(
    app,
    {
      method: 'DELETE',
      url: '/api/desk/setup/skills/:name',
      says: 'Removes a skill that nobody and nothing needs',
      params: SkillParams,
      query: Seen,
      answer: Done,
    },
    async ({ params, query, request }) =>
      done(await removeSkill(setting, await whoSetsUp(setting, request, query.version), params.name)),
  )
  mailboxRoutes(setting)
}

function mailboxRoutes(setting: ListsSetting): void {
  const { app } = setting
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/setup/mailboxes/:address',
      says: 'An address that customers write to, what it is for, and the skill that its mail asks for',
      params: MailboxParams,
      body: SetMailbox,
      answer: Done,
    },
    async ({ params, body: { version, ...mailbox }, request }) => {
      const by = await whoSetsUp(setting, request, version, 'set up channels')
      return done(await setMailbox(setting, by, { ...params, ...mailbox }))
    },
  )
  route(
    app,
    {
      method: 'DELETE',
      url: '/api/desk/setup/mailboxes/:address',
      says: 'Takes an address from the list; mail to it still comes in',
      params: MailboxParams,
      query: Seen,
      answer: Done,
    },
    async ({ params, query, request }) => {
      const by = await whoSetsUp(setting, request, query.version, 'set up channels')
      return done(await removeMailbox(setting, by, params.address))
    },
  )
}

async function whoSetsUp(
  { reception }: ListsSetting,
  request: FastifyRequest,
  version: number,
  verb: 'set up' | 'set up channels' = 'set up',
) {
  const { actor, agent } = await reception.asker(request)
  mustBeAllowed(actor, verb, null)
  return { agentId: agent.id, version }
}

function done(outcome: null | Refusal) {
  return isRefusal(outcome) ? outcome : { done: true as const }
}
