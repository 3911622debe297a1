/**
 * The operator's own billing, told by a signed request (docs/remedies.md). The id of the remedy is the id of the message and the
 * idempotency key: told twice, it is booked once, and both times answered with the same reference.
 */
import { z } from 'zod'
import type { PostJson } from './outside.ts'
import type { Bookable, BillingPort, Booking } from './port.ts'
import { signedHeaders } from './sign.ts'

export interface WebhookSetting {
  readonly url: string
  readonly secret: string
  readonly clock: () => number
  readonly post: PostJson
}

const BookedAnswer = z.object({ reference: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ./:_#-]{0,63}$/u) })

const ListAnswer = z.object({
  booked: z.array(
    z.object({
      remedyId: z.string(),
      reference: z.string(),
      amountMinor: z.number().int().nullable().default(null),
      currency: z.string().nullable().default(null),
    }),
  ),
})
export type BookedThere = z.infer<typeof ListAnswer>['booked'][number]

export function webhookBilling(setting: WebhookSetting): BillingPort {
  return {
    how: 'webhook',
    async book(remedy): Promise<Booking> {
      const heard = await tell(setting, remedy.id, 'remedy.given', dataOf(remedy))
      if (heard === null) return { became: 'unknown' }
      if (heard.status >= 200 && heard.status < 300) {
        const answer = BookedAnswer.safeParse(parsed(heard.text))
        return answer.success
          ? { became: 'booked', reference: answer.data.reference }
          : // They have taken it, and we do not know under which name: asked again, or found by comparing.
            { became: 'unknown' }
      }
      // Only these say that nothing was booked and nothing will be; anything else may be over in an hour.
      return { became: [400, 404, 409, 410, 422].includes(heard.status) ? 'refused' : 'unknown' }
    },
  }
}

/** What they have booked of these; null where they did not say. */
export async function askWhatIsBooked(
  setting: WebhookSetting,
  remedyIds: readonly string[],
  messageId: string,
): Promise<readonly BookedThere[] | null> {
  const heard = await tell(setting, messageId, 'remedies.compare', { remedyIds })
  if (heard === null || heard.status !== 200) return null
  const answer = ListAnswer.safeParse(parsed(heard.text))
  return answer.success ? answer.data.booked : null
}

function dataOf({ id, kind, caseReference, accountNumber, serviceId, amountMinor, currency }: Bookable) {
  return { remedyId: id, kind, caseReference, accountNumber, serviceId, amountMinor, currency }
}

async function tell({ url, secret, clock, post }: WebhookSetting, id: string, type: string, data: object) {
  const now = clock()
  const body = JSON.stringify({ type, timestamp: new Date(now).toISOString(), data })
  const headers = signedHeaders(secret, { id, seconds: Math.floor(now / 1_000), body })
  return await post(url, { ...headers, 'idempotency-key': id, 'user-agent': 'Heed' }, body)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
