/** One-time codes by mail: through the same queue, before everything else, and not at all once they are too old to be used. */
import { createHash } from 'node:crypto'
import { composeCode } from './compose.ts'
import type { Delivery, LetterJob } from './deliver.ts'
import type { Handled, Job } from './queue.ts'
import type { Seal } from './seal.ts'
import { addresseeOf, codeUsableUntil } from './sql.ts'
import { asMail } from './write.ts'

export interface Code {
  readonly caseId: string
  readonly codeId: string
  readonly to: string
  readonly code: string
}

export function codeJob(seal: Seal, { caseId, codeId, to, code }: Code): Job<LetterJob> {
  return {
    data: { kind: 'code', caseId, codeId, sealed: seal.close(JSON.stringify({ to, code })) },
    key: nameOfCode(codeId, to),
    isUrgent: true,
  }
}

export async function deliverCode(
  { ledger, directory, channel, seal, log }: Delivery,
  { caseId, codeId, sealed }: LetterJob & { readonly kind: 'code' },
): Promise<Handled> {
  const until = await codeUsableUntil(ledger.db, codeId, ledger.clock())
  const addressee = await addresseeOf(ledger.db, caseId)
  const opened = seal.open(sealed)
  if (until === null || !addressee || opened === null) return undefined
  const { to, code } = JSON.parse(opened) as Pick<Code, 'to' | 'code'> // sealed by codeJob
  const house = await directory.house()
  const sent = await channel.send({
    id: nameOfCode(codeId, to),
    to,
    ...asMail(composeCode({ code, until, addressee, house })),
    automatic: 'generated',
    attachments: [],
  })
  if ('sent' in sent) return undefined
  if (sent.retry) return { againAfterSeconds: sent.afterSeconds ?? null }
  log.warn({ caseId }, 'A one-time code could not be sent')
  return undefined
}

/** A code may go to several addresses; each is a mail of its own. */
function nameOfCode(codeId: string, to: string): string {
  return `code-${codeId}-${createHash('sha256').update(to).digest('hex').slice(0, 16)}`
}
