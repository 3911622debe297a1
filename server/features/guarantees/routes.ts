/** How strictly each guarantee holds: read by everybody who works here, changed by an administrator, written down when it is. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { GuaranteesView, GuaranteeWithMode, SetMode } from '../../../contract/guarantees.ts'
import { caseRules } from '../../../domain/case/rules.ts'
import { rulesOfGuarantees } from '../../../domain/guarantee/modes.ts'
import { can } from '../../../domain/policies/can.ts'
import { reportGuarantees } from '../../guarantees/report.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { setMode } from './handle.ts'

export interface GuaranteesSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly reception: Reception
}

const Done = z.object({ done: z.literal(true) })
const sentences: ReadonlyMap<string, string> = new Map(caseRules.map(rule => [rule.name, rule.says]))

export function guaranteesRoutes(setting: GuaranteesSetting): void {
  readingRoute(setting)
  settingRoute(setting)
}

function readingRoute({ app, ledger, reception }: GuaranteesSetting): void {
  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/guarantees',
      says: 'How strictly each guarantee holds, and what was counted',
      answer: GuaranteesView,
    },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      const { guarantees, ...counts } = await reportGuarantees(ledger.db, house.organisation, ledger.clock())
      return {
        ...counts,
        guarantees: guarantees.map(guarantee => ({
          ...guarantee,
          rules: rulesOfGuarantees[guarantee.id].flatMap(name => sentences.get(name) ?? []),
        })),
        canChange: can(actor, 'set modes', null) === true,
      }
    },
  )
}

function settingRoute({ app, ledger, directory, reception }: GuaranteesSetting): void {
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/guarantees/:guarantee',
      says: 'Sets how strictly a guarantee holds',
      params: z.object({ guarantee: GuaranteeWithMode }),
      body: SetMode,
      answer: Done,
    },
    async ({ params, body, request }) => {
      const { agent, actor } = await reception.asker(request)
      mustBeAllowed(actor, 'set modes', null)
      await setMode(ledger, { guarantee: params.guarantee, to: body.mode, agentId: agent.id })
      directory.forget()
      ledger.signals.send({ kind: 'team' })
      return { done: true as const }
    },
  )
}
