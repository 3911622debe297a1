/** One-time codes by mail: through the same queue, before everything else, and not at all once they are too old to be used. */
import { createHash } from 'node:crypto'
import { signReturnPath } from '../../channels/mail/return-path.ts'
import { SECOND } from '../../domain/time.ts'
import { composeCode } from './compose.ts'
import type { Delivery, LetterJob } from './deliver.ts'
import { handOverAtOnce } from './hand-over.ts'
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

/** Somebody sits before a page and waits for it. */
const againAfterMs = 20 * SECOND

export function codeJob(seal: Seal, { caseId, codeId, to, code }: Code): Job<LetterJob> {
  return {
    data: { kind: 'code', caseId, codeId, sealed: seal.close(JSON.stringify({ to, code })) },
    key: nameOfCode(codeId, to),
    goes: 'first',
  }
}

export async function deliverCode(
  delivery: Delivery,
  { caseId, codeId, sealed }: LetterJob & { readonly kind: 'code' },
): Promise<Handled> {
  const { ledger, directory, seal, log } = delivery
  const until = await codeUsableUntil(ledger.db, codeId, ledger.clock())
  const addressee = await addresseeOf(ledger.db, caseId, ledger.clock())
  const opened = seal.open(sealed)
  if (until === null || !addressee || opened === null) return undefined
  const { to, code } = JSON.parse(opened) as Pick<Code, 'to' | 'code'> // sealed by codeJob
  const house = await directory.house()
  const handed = await handOverAtOnce(delivery, {
    id: nameOfCode(codeId, to),
    to,
    returnPath: signReturnPath(delivery.secret, { caseId, seq: null, helperId: null }, delivery.mailDomain),
    ...asMail(composeCode({ code, until, addressee, house })),
    automatic: 'generated',
    attachments: [],
  })
  if (handed.how === 'wait') return { againAfterMs: handed.ms }
  if (handed.how === 'later') return { againAfterMs }
  if (handed.how === 'never') log.warn({ caseId, status: handed.status }, 'A one-time code could not be sent')
  return undefined
}

/** A code may go to several addresses; each is a mail of its own. */
function nameOfCode(codeId: string, to: string): string {
  return `code-${codeId}-${createHash('sha256').update(to).digest('hex').slice(0, 16)}`
}
