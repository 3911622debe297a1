/** Billing in the setup: which way, try it, what went wrong, tell it again, compare the books. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  BillingSaved,
  BillingTrial,
  BillingView,
  Reconciled,
  Retried,
  SetBilling,
} from '../../../contract/billing.ts'
import { billingRow } from '../../billing/sql.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { setupVersions } from '../../setup/change.ts'
import { type BillingGround, rotateSecret, setBilling, tryBilling } from './handle.ts'
import {
  differencesFound,
  lastFailures,
  orderDifferencesFound,
  strangersFound,
  waitingForAnswers,
} from './sql.ts'
import { viewBilling } from './views.ts'

export interface BillingSetting extends BillingGround {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const Nothing = z.object({}).optional()

export function billingRoutes(setting: BillingSetting): void {
  const { app, ledger, reception } = setting
  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/setup/billing',
      says: 'Where accounts are kept, what waits there, and what went wrong',
      answer: BillingView,
    },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      const { db } = ledger
      const found = {
        row: await billingRow(db),
        waiting: await waitingForAnswers(db),
        failures: await lastFailures(db),
        differences: await differencesFound(db),
        orderDifferences: await orderDifferencesFound(db),
        strangers: await strangersFound(db),
      }
      return viewBilling(found, {
        language: browserLanguageOf(request),
        now: ledger.clock(),
        version: (await setupVersions(db)).get('billing') ?? 0,
      })
    },
  )
  route(
    app,
    {
      method: 'PUT',
      url: '/api/desk/setup/billing',
      says: 'Where accounts are kept; a new webhook is answered with its secret, once',
      body: SetBilling,
      answer: BillingSaved,
    },
    async ({ body, request }) => await setBilling(setting, await whoSetsUp(setting, request), body),
  )
  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/setup/billing/secret',
      says: 'A new secret for the webhook, said once; the old one signs beside it for a day',
      body: Nothing,
      answer: BillingSaved,
    },
    async ({ request }) => await rotateSecret(setting, await whoSetsUp(setting, request)),
  )
  doingRoutes(setting)
}

function doingRoutes(setting: BillingSetting): void {
  const { app, booker } = setting
  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/setup/billing/trial',
      says: 'Sends a signed request that books nothing, and shows what was answered',
      body: Nothing,
      answer: BillingTrial,
    },
    async ({ request }) => {
      await whoSetsUp(setting, request)
      return await tryBilling(setting)
    },
  )
  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/setup/billing/retry',
      says: 'Tells everything that waits for an answer again, now',
      body: Nothing,
      answer: Retried,
    },
    async ({ request }) => {
      await whoSetsUp(setting, request)
      return await booker.retry()
    },
  )
  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/setup/billing/reconciliation',
      says: 'Compares the books now',
      body: Nothing,
      answer: Reconciled,
    },
    async ({ request }) => {
      await whoSetsUp(setting, request)
      return { differences: await booker.compare() }
    },
  )
}

/** Where money is told to is for whoever sets up ways in and out. */
async function whoSetsUp({ reception }: BillingSetting, request: FastifyRequest): Promise<string> {
  const { actor, agent } = await reception.asker(request)
  mustBeAllowed(actor, 'set up channels', null)
  return agent.id
}
