/** A mail as its writer's, also where a group, a list or a form on a website stands in From. */
import type { InboundMessage } from '../../channels/channel.ts'
import { cameThroughOurGroup } from '../../domain/mail/ours.ts'
import { FROM_OURSELVES, writerOf } from '../../domain/mail/writer.ts'

export function byItsWriter(came: InboundMessage, mailDomain: string): InboundMessage {
  const mail = { headers: came.mail?.headers ?? [], from: came.from, to: came.to }
  const from = writerOf(mail)
  const isFromOurselves = from === null && came.from !== null
  const isAnother = from?.address !== came.from?.address
  return {
    ...came,
    from,
    ...(isFromOurselves && { notes: [...(came.notes ?? []), FROM_OURSELVES] }),
    ...(isAnother && !cameThroughOurGroup(mail, { ourDomains: [mailDomain] }) && withoutVerdictOnFrom(came)),
  }
}

/** DMARC speaks of the domain in From. Where that is not the writer's, nobody asked theirs, unless a group of our own did. */
function withoutVerdictOnFrom({ mail }: InboundMessage): Pick<InboundMessage, 'mail'> {
  if (mail?.verdicts === undefined) return {}
  return { mail: { ...mail, verdicts: { ...mail.verdicts, dmarc: 'not-asked' } } }
}
