/** What a rule of the house said no to, as the sender's side is told. */
import type { Received } from '../../channels/channel.ts'
import type { Refusal } from '../../domain/rule.ts'

export function notTakenBy({ refused: { rule, says } }: Refusal): Received {
  return { ok: false, permanent: true, says, rule }
}
