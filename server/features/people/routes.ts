/** Who works here and what they may: inviting, changing, inviting again. Absence and departure are the team's. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Invitation, InvitePerson, SetPerson } from '../../../contract/setup.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import { changePerson, inviteAgain, invitePerson, type PeopleGround, withdrawInvitation } from './handle.ts'

export interface PeopleSetting extends PeopleGround {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const done = { done: true as const }
const Params = z.object({ agentId: z.uuid() })
const person = '/api/desk/setup/people/:agentId'

export function peopleRoutes(setting: PeopleSetting): void {
  const { app, reception } = setting
  const administrator: Reception['asker'] = async request => {
    const asker = await reception.asker(request)
    mustBeAllowed(asker.actor, 'manage people', null)
    return asker
  }

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/setup/people',
      says: 'Invites somebody: a link that works once and is shown once',
      body: InvitePerson,
      answer: Invitation,
    },
    async ({ body, request }) => {
      const { agent } = await administrator(request)
      return await invitePerson(setting, agent.id, body)
    },
  )

  route(
    app,
    {
      method: 'PUT',
      url: person,
      says: 'Changes what somebody is called, may do and can help with',
      params: Params,
      body: SetPerson,
      answer: Done,
    },
    async ({ params, body, request }) => {
      const { agent } = await administrator(request)
      const changed = await changePerson(setting, agent.id, { agentId: params.agentId, asked: body })
      return isRefusal(changed) ? changed : done
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: `${person}/invitation`,
      says: 'A new one-time link; older ones stop working',
      params: Params,
      answer: Invitation,
    },
    async ({ params, request }) => {
      const { agent } = await administrator(request)
      return await inviteAgain(setting, agent.id, params.agentId)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      url: person,
      says: 'Withdraws the invitation of somebody who never came',
      params: Params,
      answer: Done,
    },
    async ({ params, request }) => {
      const { agent } = await administrator(request)
      const withdrawn = await withdrawInvitation(setting, agent.id, params.agentId)
      return isRefusal(withdrawn) ? withdrawn : done
    },
  )
}
