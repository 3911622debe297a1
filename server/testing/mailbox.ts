/** The mail that a Heed under test has sent, as it lies in its outbox. */
import { join } from 'node:path'
import { listOutbox, type OutboxMail, readOutbox } from '../../channels/mail/outbox.ts'
import { eventually } from './eventually.ts'

interface Sender {
  readonly dataDir: string
}

/** Every mail to this address whose subject fits, the newest first. */
export async function mailsTo(
  { dataDir }: Sender,
  address: string,
  subject = /./,
): Promise<readonly OutboxMail[]> {
  const folder = join(dataDir, 'outbox')
  const entries = await listOutbox(folder, 1_000).catch(() => [])
  const theirs = entries.filter(entry => entry.to.includes(address) && subject.test(entry.subject))
  const mails = await Promise.all(theirs.map(({ id }) => readOutbox(folder, id)))
  return mails.flatMap(mail => mail ?? [])
}

/** The first mail to this address whose subject fits, once it is there. */
export async function mailTo(sender: Sender, address: string, subject: RegExp): Promise<OutboxMail> {
  return await eventually(`a mail to ${address}`, async () => (await mailsTo(sender, address, subject))[0])
}

/** The newest code that went to this address and was not read before. */
export function codeReader(sender: Sender): (address: string) => Promise<string> {
  const seen = new Set<string>()
  return async address =>
    await eventually(`a code to ${address}`, async () => {
      for (const { id, text } of await mailsTo(sender, address)) {
        const code = /code is (\d{6})\./.exec(text)?.[1]
        if (code === undefined || seen.has(id)) continue
        seen.add(id)
        return code
      }
      return undefined
    })
}
