/** Who asks at the desk. Every route under /api/desk begins here. */
import type { FastifyRequest } from 'fastify'
import { Fault } from '../../contract/faults.ts'
import { can, type Noun, type Verb } from '../../domain/policies/can.ts'
import { sentenceIn } from '../../domain/refused-in.ts'
import type { Actor } from '../../domain/policies/actor.ts'
import type { AgentRow, Directory, House } from '../ledger/directory.ts'

export interface Asker {
  readonly agent: AgentRow
  readonly actor: Actor
  readonly house: House
}

/** Whose session a request carries; null for nobody's. */
export type WhoIs = (cookieHeader: string | undefined) => Promise<{ readonly agentId: string } | null>

export interface Reception {
  /** @throws Fault not-signed-in */
  readonly asker: (request: FastifyRequest) => Promise<Asker>
}

export function openReception(directory: Directory, whoIs: WhoIs): Reception {
  return {
    async asker(request) {
      const who = await whoIs(request.headers.cookie)
      if (!who) throw new Fault('not-signed-in')
      let house = await directory.house()
      // Whoever signs in has joined: a house that does not know it was read before.
      if (house.agents.get(who.agentId)?.isInvited !== false) {
        directory.forget()
        house = await directory.house()
      }
      const agent = house.agents.get(who.agentId)
      if (!agent) throw new Fault('not-signed-in')
      const { id, role, isAdmin, agency } = agent
      return { agent, house, actor: { who: 'agent', id, role, isAdmin, agency } }
    },
  }
}

/** @throws Fault not-allowed with the sentence of the policy that keeps this actor from it */
export function mustBeAllowed<Name extends Verb>(actor: Actor, verb: Name, noun: Noun<Name>): void {
  const allowed = can(actor, verb, noun)
  if (allowed !== true) throw new Fault('not-allowed', (_, language) => sentenceIn(language, allowed))
}
