/** The contact button as its setup shows it. */
import type { WidgetSetup } from '../../../contract/widget.ts'
import type { Db } from '../../db/connect.ts'
import type { House } from '../../ledger/directory.ts'
import { setupVersions } from '../../setup/change.ts'
import { siteKeys } from '../../widget/keys.ts'
import { allowedOrigins } from '../../widget/origins.ts'

/** Under which its changes are recorded. */
export const widgetThing = 'widget'

export async function viewSetup(db: Db, house: House, ownUrl: string, now: number): Promise<WidgetSetup> {
  const origins = await allowedOrigins(db)
  const keys = await siteKeys(db, now)
  const current = keys.find(key => key.endsAt === null)
  const former = keys.find(key => key.endsAt !== null)
  return {
    version: (await setupVersions(db)).get(widgetThing) ?? 0,
    origins: origins.map(({ origin, createdAt, createdBy }) => ({
      origin,
      createdAt,
      by: createdBy === null ? null : (house.agents.get(createdBy)?.name ?? null),
    })),
    snippet: `<script src="${ownUrl}/widget.js" async></script>`,
    policy: [`script-src ${ownUrl}`, `connect-src ${ownUrl}`],
    audience: ownUrl,
    secret: current ? { createdAt: current.createdAt, formerEndsAt: former?.endsAt ?? null } : null,
  }
}
