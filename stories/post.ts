/**
 * The post of a story: a real mail server (Postfix) that stands for everybody else's, between customers and the door for mail of the
 * product. What it delivers to customers can be read, and refused.
 */
import assert from 'node:assert/strict'
import { freePort, type Postfix, startPostfix } from '../tests/peers/postfix.ts'
import { openRelay, type Relay, type Sent } from '../tests/peers/relay.ts'
import { deliverMail } from '../tests/smtp-client.ts'
import { type Heed, raiseHeed } from './stage.ts'

type Mail = Parameters<typeof deliverMail>[1]

export interface Post {
  readonly heed: Heed
  readonly postfix: Postfix
  /** Where the mailboxes of all customers are. */
  readonly sink: Relay
  /** Hands a mail to the customer's mail server, which brings it to us; its Message-ID. */
  readonly write: (mail: Mail) => Promise<string>
  /** The mails that came to this address, oldest first. */
  readonly mailsTo: (address: string) => readonly Sent[]
  /** The first mail to this address that has these words, as soon as it is there. */
  readonly mailTo: (address: string, words: RegExp) => Promise<Sent>
  readonly end: () => Promise<void>
}

/** Raises the product on ports that it keeps when it is started again, with Postfix before and behind it. */
export async function openPost(): Promise<Post> {
  const sink = await openRelay()
  const [door, port] = [await freePort(), await freePort()]
  const postfix = await startPostfix({ places: { 'behemoth.example': door }, sink: sink.port })
  const heed = await raiseHeed({
    HEED_PORT: String(port),
    HEED_SMTP_PORT: String(door),
    SMTP_URL: postfix.url,
  })
  const mailsTo = (address: string) => sink.mails.filter(({ envelope }) => envelope.to.includes(address))
  return {
    heed,
    postfix,
    sink,
    mailsTo,
    async write(mail) {
      const messageId = `<${crypto.randomUUID()}@customer.example>`
      const answer = await deliverMail(postfix.port, { messageId, ...mail })
      assert.equal(answer.code, 250, answer.says)
      return messageId
    },
    mailTo: async (address, words) =>
      await until(`a mail to ${address} with ${words}`, () =>
        mailsTo(address).find(({ text = '' }) => words.test(text)),
      ),
    async end() {
      await heed.end()
      await postfix.close()
      await sink.close()
    },
  }
}

/** A drawing of a telephone socket, as a PNG. */
export const SOCKET = Buffer.from(
  `iVBORw0KGgoAAAANSUhEUgAAAHgAAABaCAMAAABE3mLdAAAADFBMVEXt6uC2saWLhXc6PzyAziUEAAAEFklEQVRo3rVa2WLjIAxk0v//591tal
tzCDeG9UOcGNDolsAZ47gw+ML1TIfez3AO1e9C4X0jOhASjANZjkAnMKUUIEOwNRd2Fu+gdd0gg0PnOKVEmlRw0gkaRPcDHUkkaYk2hChosY67
UYhcAQABZiZR1RVsZCTMQohqjnq6mEB4LoikvDumkAaRFkQbZclPDSrfo18zceqhVMDRhEwx2cxBDYQc4o4pZc24gH8DyRxpk2shBWNgoyoF+k
0xIei41NpRLuMaJJ2PTAaaqUFO9+do2bmGaj6wdMhShoxm2dJcjCaKctkpkBfkXFFuMR4Ps2kWo/HWKsWueP3+es8N/EDxQiUQs7w+cBBaQ4FF
6eZGh++5r49hD01lQZrqb2X/Ge4YWU9Tnyden+KO75WpbwnxD0/H+Ny+JHLjwCRgTAfPBa5rrdDk+KohsAGY3fkinVvTY+IisOUlBB5+BGYXWA
H2SqhB7DXyNMqaxF2wBKtqZ7Ns47bqk5jIi1eAixAnjF8OvcWr3a/JlUoUXQzuUrXX9LanwDbnmhSk0DWC1PVcYqKWO5WKe/KxKY5v8Ic/2BTH
ViuYGbixHfiruwLwCPsHapFF4KKjZeCTZA4neYyw+AkwmDY0gaTWoHWuJxLr5fFj2XQJuMmPCuo632Rj3seN4U7FX5dVnXY0WousZh+fG5yrb3
1m4b0hjosYscsi9s4Hq86VgAoC2mfrwNzRxDKRvP8/xHGtHbaBPO+rXp2SUmRGVbFJYjo2KNsJ9fhrcI9Xjy53VKHhi58CS5zMGgPbVO1KmdYT
9FvFLdUJgti2uJJd1lJmuzdOeUMfdDV1DilmsgM1gUyRvAU4qYF6geFGWQJGISdNF7FBjv/D1QpwcNx+a6G/11QtViyfVcexIi/buFNw7ETK56
5TH6kCt2VjdZvKRcAqMqdMcvZNu8Uo3uzXpJr8DlhbDdG0lMWihiWJ43FDUxc0k+8AFkj15qjx9TOQ0eSL2lfzHmP9DOSyKpeHbkv1q8z1icQt
8XpOXRXx73PPAVv16KKMiqoZbsMZyAygS6d/eX0eyJceNU0GKNjEhXcS9+W3l3ghoApuAyL5RYPqIfKLFW1dlxYMDvb36OM3bUE0hhmxXl/axv
nWEOX9YXf/nic7g2TL/FeX8icU22TVKpPu3DCmPbjI1xST0UfCVNvxSWgDCnrYMpv6+zvybHfewEBisgTFBFUwp4Rn5TEujDm3EzJMQAcAI4n0
QPYfiJILMeT1I/UgJh7CM5Uneon3HyO88zvDKYVD844wXu166nuzvbJWSvsSVNCda40Zx3r406YfMwHaCZP1cTrIEVK3JHW0FFYPqeDSEKapkk
lZyxJOhM3reVZK7m0DwREEGzFLMXXWZrCNkLf5s4TSk/4DlD0MEznPePcAAAAASUVORK5CYII=`,
  'base64',
)

/** An answer, as a mail program makes it: to where the mail asks to be answered, in its thread. */
export function answerTo(mail: Sent, from: string, text: string): Mail {
  const to = mail.replyTo?.[0]?.address ?? assert.fail('the mail names no address for answers')
  return {
    from,
    to,
    subject: `Re: ${(mail.subject ?? '').replace(/^Re: /, '')}`,
    inReplyTo: mail.messageId ?? '',
    references: `${mail.header('references') ?? ''} ${mail.messageId}`.trim(),
    text,
  }
}

const patienceMs = 30_000

export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`${what} never came`)
}
