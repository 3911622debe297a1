/** Where accounts are kept, set up: the way, the address, the secret that is said once. */
import type { BillingSaved, BillingTrial, SetBilling } from '../../../contract/billing.ts'
import { Fault } from '../../../contract/faults.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { type Booker, billingSeal } from '../../billing/booker.ts'
import { makeSigningSecret } from '../../billing/sign.ts'
import { billingRow } from '../../billing/sql.ts'
import { troubleOf } from '../../billing/webhook.ts'
import { changeSetup, type House } from '../../setup/change.ts'
import { saveBilling, saveSecret } from './sql.ts'

export interface BillingGround extends House {
  readonly booker: Booker
  /** Of the installation, by which the secret of the webhook is sealed. */
  readonly secret: string
}

/** @throws Fault bad-request for an address that nobody may be led to */
export async function setBilling(
  ground: BillingGround,
  agentId: string,
  { version, port, url: typed, byHandRole, tellsUnused: wanted }: SetBilling,
): Promise<BillingSaved> {
  const url = typed === null || typed.trim() === '' ? null : typed.trim()
  if (port === 'webhook') await mustBeAddress(ground, url)
  const act = { thing: 'billing', agentId, version, what: 'changed' } as const
  const secret = await changeSetup(ground, act, async tx => {
    const before = await billingRow(tx)
    const isFirst = port === 'webhook' && before.sealedSecret === null
    const made = isFirst ? makeSigningSecret() : null
    const sealedSecret = made === null ? before.sealedSecret : billingSeal(ground.secret).close(made)
    const tellsUnused = wanted ?? before.tellsUnused
    await saveBilling(tx, { port, url, sealedSecret, byHandRole, tellsUnused })
    return {
      before: {
        port: before.port,
        url: before.url,
        byHandRole: before.byHandRole,
        tellsUnused: before.tellsUnused,
      },
      after: { port, url, byHandRole, tellsUnused },
      result: made,
    }
  })
  if (isRefusal(secret)) throw new Error('a change of billing is refused by no rule')
  return { done: true, secret }
}

/** A new secret; for a day the one before signs as well. */
export async function rotateSecret(ground: BillingGround, agentId: string): Promise<BillingSaved> {
  const made = makeSigningSecret()
  const at = ground.ledger.clock()
  const act = { thing: 'billing', agentId, version: null, what: 'changed' } as const
  const done = await changeSetup(ground, act, async tx => {
    const before = await billingRow(tx)
    if (before.sealedSecret === null) throw new Fault('bad-request', say => say.billingHasNoSecret)
    await saveSecret(tx, billingSeal(ground.secret).close(made), at)
    return {
      before: { secretOf: before.rotatedAt === null ? null : new Date(before.rotatedAt).toISOString() },
      after: { secretOf: new Date(at).toISOString() },
      result: null,
    }
  })
  if (isRefusal(done)) throw new Error('a new secret is refused by no rule')
  return { done: true, secret: made }
}

const mostShown = 500

/** A signed request that books nothing. What they answer is shown, and kept nowhere. */
export async function tryBilling(ground: BillingGround): Promise<BillingTrial> {
  const { url } = await billingRow(ground.ledger.db)
  const heard = await ground.booker.tryOut()
  if (heard === null) throw new Fault('bad-request', say => say.billingNotByWebhook)
  if (heard === 'silent') {
    const isPublic = url !== null && (await ground.booker.mayBeTold(url))
    return { verdict: isPublic ? 'silent' : 'not-public', status: null, answer: null }
  }
  const trouble = troubleOf(heard)?.trouble ?? 'good'
  const verdict = trouble === 'reference-taken' || trouble === 'no-secret' ? 'failed' : trouble
  return { verdict, status: heard.status, answer: heard.text.slice(0, mostShown) }
}

async function mustBeAddress(ground: BillingGround, url: string | null): Promise<void> {
  const at = url === null ? null : URL.parse(url)
  if (at === null || !/^https?:$/.test(at.protocol) || at.username !== '' || at.password !== '')
    throw new Fault('bad-request', say => say.billingAddress)
  if (!(await ground.booker.mayBeTold(at.href))) throw new Fault('bad-request', say => say.billingNotPublic)
}
