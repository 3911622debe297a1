/** Where the contact button may stand, and the secret that sites sign with. For administrators. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import { NewSecret, SetOrigins, WidgetSetup } from '../../../contract/widget.ts'
import { DAY } from '../../../domain/time.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { changeSetup } from '../../setup/change.ts'
import { siteKeys } from '../../widget/keys.ts'
import { allowedOrigins, originOf } from '../../widget/origins.ts'
import { ownUrlOf } from '../../widget/own-url.ts'
import type { SiteTokens } from '../../widget/tokens.ts'
import { replaceKey, setOrigins } from './sql.ts'
import { viewSetup, widgetThing } from './views.ts'

export interface WidgetSetupSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly reception: Reception
  readonly tokens: SiteTokens
  readonly publicUrl: string | null
}

const secretBytes = 32
const url = '/api/desk/widget'
const RenewSecret = z.object({
  /** At once where the former secret may be in wrong hands; else sites have a day to take the new one. */
  endFormer: z.enum(['now', 'in-a-day']),
})

export function widgetSetupRoutes(setting: WidgetSetupSetting): void {
  const { app, ledger, directory, reception, tokens, publicUrl } = setting
  const administrator = async (request: FastifyRequest) => {
    const asker = await reception.asker(request)
    mustBeAllowed(asker.actor, 'set up channels', null)
    return asker
  }
  const view = async (request: FastifyRequest) => {
    const { house } = await administrator(request)
    return await viewSetup(ledger.db, house, ownUrlOf(request, publicUrl), ledger.clock())
  }

  route(
    app,
    { method: 'GET', url, says: 'The contact button: its sites, its snippet', answer: WidgetSetup },
    async ({ request }) => await view(request),
  )

  route(
    app,
    {
      method: 'PUT',
      url: `${url}/origins`,
      says: 'The sites on which the contact button may stand',
      body: SetOrigins,
      answer: WidgetSetup,
    },
    async ({ request, body: { version, origins } }) => {
      const { agent } = await administrator(request)
      const sites = [...new Set(origins.map(mustBeSite))].toSorted()
      const act = { agentId: agent.id, thing: widgetThing, version, what: 'changed' } as const
      const change = { agentId: agent.id, now: ledger.clock() }
      const refused = await changeSetup({ ledger, directory }, act, async tx => {
        const before = (await allowedOrigins(tx)).map(({ origin }) => origin)
        await setOrigins(tx, sites, change)
        return { before: { sites: before.join(' ') }, after: { sites: sites.join(' ') }, result: null }
      })
      return refused ?? (await view(request))
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: `${url}/secret`,
      says: 'A new secret for sites to sign with, shown this once',
      body: RenewSecret,
      answer: NewSecret,
    },
    async ({ request, body }) => {
      const { agent } = await administrator(request)
      const now = ledger.clock()
      const secret = randomBytes(secretBytes).toString('base64url')
      const formerEndsAt = body.endFormer === 'now' ? now : now + DAY
      const act = { agentId: agent.id, thing: widgetThing, version: null, what: 'changed' } as const
      const refused = await changeSetup({ ledger, directory }, act, async tx => {
        const [former] = await siteKeys(tx, now)
        await replaceKey(tx, tokens.seal.close(secret), { agentId: agent.id, now, formerEndsAt })
        const since = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
        return {
          before: { secretSince: since(former?.createdAt) },
          after: { secretSince: since(now) },
          result: null,
        }
      })
      return refused ?? { secret, setup: await view(request) }
    },
  )
}

/** @throws Fault bad-request */
function mustBeSite(typed: string): string {
  const origin = originOf(typed)
  if (origin !== null) return origin
  throw Object.assign(new Fault('bad-request', say => say.noSite(typed)), { fields: ['origins'] })
}
