/**
 * The operator's own billing, told by a signed request (docs/remedies.md). The id of the remedy is the id of the message and the
 * idempotency key: told twice, it is booked once, and both times answered with the same reference.
 */
import { z } from 'zod'
import { storableDeep } from '../http/storable.ts'
import type { Heard, PostJson } from './outside.ts'
import type { Bookable, BillingPort, Booking, CutService, Order, Trouble } from './port.ts'
import { signedHeaders } from './sign.ts'

export interface WebhookSetting {
  readonly url: string
  /** The newest first; for a day after a change the one before signs as well. */
  readonly secrets: readonly [string, ...string[]]
  readonly clock: () => number
  readonly post: PostJson
}

const Reference = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ./:_#-]{0,63}$/u)

/** Whether what they call it can be kept as a reference. */
export function isReference(told: string): boolean {
  return Reference.safeParse(told).success
}

const BookedAnswer = z.object({ reference: Reference })

const ListAnswer = z.object({
  booked: z
    .array(
      z.object({
        remedyId: z.string().min(1).max(100),
        reference: z.string().max(200),
        amountMinor: z.number().int().nullable().default(null),
        currency: z.string().max(10).nullable().default(null),
      }),
    )
    .max(20_000),
  /** Left out by a billing that was told of no orders, or does not compare them. */
  orders: z
    .array(
      z.object({
        orderId: z.string().min(1).max(100),
        reference: z.string().max(200),
        /** The last day, or the first one of the new plan. */
        on: z.string().max(40).nullable().default(null),
      }),
    )
    .max(20_000)
    .optional(),
})
export type OrderThere = NonNullable<z.infer<typeof ListAnswer>['orders']>[number]
export type BookedThere = z.infer<typeof ListAnswer>['booked'][number]

export function webhookBilling(setting: WebhookSetting): BillingPort {
  return {
    how: 'webhook',
    takes: { inOneGo: 1, atOnce: 8 },
    book: async remedies =>
      await Promise.all(
        remedies.map(async remedy => await booked(setting, remedy.id, 'remedy.given', dataOf(remedy))),
      ),
    async cut(service) {
      const heard = await tell(setting, service.id, 'service.cut', cutOf(service))
      const why = troubleOf(heard)
      if (why === null) return 'cut'
      return why.trouble === 'refused' ? 'refused' : 'unknown'
    },
    order: async order => await booked(setting, order.id, toldOf[order.what], orderOf(order)),
  }
}

async function booked(setting: WebhookSetting, id: string, type: string, data: object): Promise<Booking> {
  const heard = await tell(setting, id, type, data)
  const why = troubleOf(heard)
  if (heard === null || why !== null)
    return { became: why?.trouble === 'refused' ? 'refused' : 'unknown', ...(why && { why }) }
  const answer = BookedAnswer.safeParse(parsed(heard.text))
  // They have taken it, and we do not know under which name: asked again, or found by comparing.
  if (!answer.success) return { became: 'unknown', why: { trouble: 'unreadable', status: heard.status } }
  return { became: 'booked', reference: answer.data.reference }
}

/** Null where it was taken. Only some answers say that nothing was done and nothing will be; anything else may be over in an hour. */
export function troubleOf(heard: Heard | null): Trouble | null {
  if (heard === null) return { trouble: 'silent', status: null }
  const { status } = heard
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return { trouble: 'redirected', status }
  return { trouble: [400, 404, 409, 410, 422].includes(status) ? 'refused' : 'failed', status }
}

/** What they have booked of these, and what else they have since then; null where they did not say. */
export async function askWhatIsBooked(
  setting: WebhookSetting,
  {
    since,
    ...asked
  }: { readonly remedyIds: readonly string[]; readonly orderIds: readonly string[]; readonly since: number },
  messageId: string,
): Promise<z.infer<typeof ListAnswer> | null> {
  const data = { ...asked, since: new Date(since).toISOString() }
  const heard = await tell(setting, messageId, 'remedies.compare', data)
  if (heard === null || heard.status !== 200) return null
  const answer = ListAnswer.safeParse(parsed(heard.text))
  return answer.success ? answer.data : null
}

/** A signed request that asks for nothing: any answer of 200 to 299 is a good one. */
export async function tryWebhook(setting: WebhookSetting, messageId: string): Promise<Heard | null> {
  return await tell(setting, messageId, 'billing.trial', { message: 'This books nothing.' })
}

function dataOf(remedy: Bookable) {
  const { id, kind, caseReference, accountNumber, serviceId, amountMinor, currency, disputedBills } = remedy
  const told = { remedyId: id, kind, caseReference, accountNumber, serviceId, amountMinor, currency }
  return disputedBills.length === 0 ? told : { ...told, disputedBills }
}

const toldOf = { 'end-service': 'service.cancelled', 'change-plan': 'plan.changed' } as const

function orderOf({ id: orderId, what, on, ...order }: Order) {
  const { caseReference, accountNumber, serviceId, identifier, plan, monthlyMinor, currency } = order
  const about = { orderId, caseReference, accountNumber, serviceId, identifier }
  return what === 'end-service'
    ? { ...about, endsOn: on }
    : { ...about, from: on, plan, monthlyMinor, currency }
}

function cutOf({ serviceId, accountNumber, plannedOn, noticeOn }: CutService) {
  return { serviceId, accountNumber, plannedOn, noticeOn }
}

async function tell({ url, secrets, clock, post }: WebhookSetting, id: string, type: string, data: object) {
  const now = clock()
  const body = JSON.stringify({ type, timestamp: new Date(now).toISOString(), data })
  const headers = signedHeaders(secrets, { id, seconds: Math.floor(now / 1_000), body })
  return await post(url, { ...headers, 'idempotency-key': id, 'user-agent': 'Heed' }, body)
}

/** Without what no database keeps; null for what is no JSON, or nested like none of ours. */
function parsed(text: string): unknown {
  try {
    return storableDeep(JSON.parse(text))
  } catch {
    return null
  }
}
