/** Whoever brings mail to the door: some connections that each bring one mail after the other, and note how long each took. */
import { openSmtp, type SmtpConversation } from '../../tests/smtp-client.ts'
import type { BenchMail } from './mails.ts'

/** Milliseconds from MAIL to the answer that takes the mail, for each mail. Throws when one is not taken. */
export async function bring(
  port: number,
  connections: number,
  mails: readonly BenchMail[],
): Promise<readonly number[]> {
  const left = mails.values()
  const took: number[] = []
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const smtp = await openSmtp(port)
      await expect(smtp, 'EHLO post.example')
      for (const mail of left) {
        const started = performance.now()
        await bringOne(smtp, mail)
        took.push(performance.now() - started)
      }
      await smtp.quit()
    }),
  )
  return took
}

async function bringOne(smtp: SmtpConversation, { from, to, raw }: BenchMail): Promise<void> {
  await expect(smtp, `MAIL FROM:<${from}>`)
  await expect(smtp, `RCPT TO:<${to}>`)
  await expect(smtp, 'DATA', 354)
  const text = raw.toString('latin1').replaceAll(/(^|\n)\./g, '$1..')
  // The end goes along with the rest: in a packet of its own it would wait for the other side's word on the one before.
  await expect(smtp, text.endsWith('\r\n') ? `${text}.` : `${text}\r\n.`)
}

async function expect(smtp: SmtpConversation, line: string, wanted = 250): Promise<void> {
  const { code, says } = await smtp.ask(line)
  if (code !== wanted) throw new Error(`${line.slice(0, 100)} was answered with ${code} ${says}`)
}
