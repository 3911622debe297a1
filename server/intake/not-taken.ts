/** Words that a customer sent on our own pages and that were not taken in, as what they are told. */
import type { Received } from '../../channels/channel.ts'
import { Fault } from '../../contract/faults.ts'
import { ruleIn } from '../../domain/refused-in.ts'

export function notTaken({ permanent, says, rule }: Extract<Received, { readonly ok: false }>): Fault {
  if (!permanent) return new Fault('not-ready')
  return rule === undefined
    ? new Fault('too-large')
    : new Fault('too-large', (_, language) => ruleIn(language, { name: rule, says }))
}
