/** What a customer says and what reaches them, as mails, for the contract suite. */
import PostalMime from 'postal-mime'
import { composeMail } from './smtp-client.ts'
import type { Reached, Said } from '../channels/contract-fixture.ts'

/** @param encoding `base64` where a server on the way does not carry every byte: IMAP knows no null bytes */
export async function mailOf(said: Said, encoding: '8bit' | 'base64' = '8bit'): Promise<Buffer> {
  if (said.files.length === 0) {
    const head =
      `From: Ada <ada@customer.example>\r\nTo: help@behemoth.example\r\nSubject: My line\r\nMessage-ID: <${said.key}@customer.example>\r\n` +
      `MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
    const words = encoding === '8bit' ? said.words : Buffer.from(Buffer.from(said.words).toString('base64'))
    return Buffer.concat([Buffer.from(head), words])
  }
  return await composeMail({
    from: 'Ada <ada@customer.example>',
    to: 'help@behemoth.example',
    messageId: `<${said.key}@customer.example>`,
    text: Buffer.from(said.words).toString(),
    attachments: said.files.map(file => ({
      filename: file.name,
      contentType: file.mediaType,
      content: Buffer.from(file.bytes),
    })),
  })
}

export async function readReached(mail: Uint8Array): Promise<Reached> {
  const email = await PostalMime.parse(mail)
  return {
    text: email.text ?? '',
    files: email.attachments.map(({ content }) =>
      typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    ),
  }
}
