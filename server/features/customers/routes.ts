/** Customers at the desk: their own page, who calls, links to other systems, and all of them as a file. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { z } from 'zod'
import { CallQuery, CallView, CustomerPage } from '../../../contract/calls.ts'
import { Fault } from '../../../contract/faults.ts'
import { DeepLinks } from '../../../contract/import.ts'
import { importWords } from '../../../contract/words/import.ts'
import { MINUTE } from '../../../domain/time.ts'
import { readCaller } from '../../customers/caller.ts'
import { faultOfTemplate } from '../../customers/links.ts'
import { deepLinks } from '../../customers/sql.ts'
import { viewCustomer } from '../../customers/view.ts'
import { sendCsv } from '../../http/csv.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import { countryOf } from '../../imports/country.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { summaries } from '../../ledger/summary.ts'
import { beginExport, customersWithNumber, endExport, hasCaseWith, noteLook, replaceLinks } from './sql.ts'
import { exportedCustomers } from './views.ts'

export interface CustomersSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
}

const CustomerParams = z.object({ customerId: z.uuid() })
/** As with cases: going back and forth is one look. */
const lookLastsMs = 30 * MINUTE
const casesShown = 50

export function customersRoutes(setting: CustomersSetting): void {
  pageRoutes(setting)
  linkRoutes(setting)
  exportRoute(setting)
}

function pageRoutes({ app, ledger, reception }: CustomersSetting): void {
  const { db, clock } = ledger

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/customers/:customerId',
      says: 'One customer whole',
      params: CustomerParams,
      answer: CustomerPage,
    },
    async ({ params: { customerId }, request }) => {
      const { agent, actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see customer', null)
      const [customer, cases] = await Promise.all([
        viewCustomer(db, customerId, { caseId: null, language: browserLanguageOf(request) }),
        summaries(db, agent.id, {
          where: sql`c.customer_id = ${customerId}`,
          order: sql`(c.status = 'solved'), greatest(c.customer_spoke_at, c.company_spoke_at) DESC, c.id`,
          limit: casesShown,
        }),
      ])
      const now = clock()
      if (!(await hasCaseWith(db, agent.id, customerId)))
        await noteLook(db, { agentId: agent.id, customerId, now, since: now - lookLastsMs })
      const isVerified = customer.addresses.some(address => address.isVerified)
      return { customer: { ...customer, isVerified }, cases: [...cases] }
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/call',
      says: 'Who has the number that a telephone system names',
      query: CallQuery,
      answer: CallView,
    },
    async ({ query, request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see customer', null)
      const caller = readCaller(query.from, countryOf(house.organisation))
      if (caller.is !== 'number') return { caller, customers: [] }
      return { caller, customers: await customersWithNumber(db, caller.value, formsOf(caller.value)) }
    },
  )
}

/** How the number of a line stands in the books: with and without its country, with blanks and without. */
function formsOf(value: string): readonly string[] {
  const number = parsePhoneNumberFromString(value)
  if (!number) return [value]
  const shown = [value, number.formatNational(), number.formatInternational()]
  return [...new Set([...shown, ...shown.map(form => form.replaceAll(/[\s()-]/g, ''))])]
}

function linkRoutes({ app, ledger, reception }: CustomersSetting): void {
  const { db } = ledger

  route(
    app,
    { method: 'GET', url: '/api/desk/links', says: 'Links to other systems', answer: DeepLinks },
    async ({ request }) => {
      await reception.asker(request)
      return { links: [...(await deepLinks(db))] }
    },
  )

  route(
    app,
    { method: 'PUT', url: '/api/desk/links', says: 'Sets them', body: DeepLinks, answer: DeepLinks },
    async ({ body, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'set links', null)
      for (const { urlTemplate } of body.links) {
        const fault = faultOfTemplate(urlTemplate)
        if (fault !== null)
          throw new Fault('bad-request', (_, language) =>
            importWords[language].linkFaults[fault](urlTemplate),
          )
      }
      await replaceLinks(db, body.links)
      return { links: [...(await deepLinks(db))] }
    },
  )
}

function exportRoute({ app, ledger, reception }: CustomersSetting): void {
  const { db, clock } = ledger
  app.get('/api/desk/export/customers.csv', async (request, reply) => {
    const { agent, actor } = await reception.asker(request)
    mustBeAllowed(actor, 'export customers', null)
    const id = randomUUID()
    await beginExport(db, { id, agentId: agent.id, what: 'customers', now: clock() })
    const lines = exportedCustomers(db, browserLanguageOf(request), count => endExport(db, id, count))
    return await sendCsv(reply, 'customers.csv', lines)
  })
}
