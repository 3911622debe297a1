/**
 * The process in which large mails are read: told a path and a folder, it answers
 * with the mail; its large files it writes into the folder.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { workApart } from '../../apart/child.ts'
import type { Attachment } from '../../channel.ts'
import { readContent } from '../../content.ts'
import { type ReadMail, readMail } from './read-mail.ts'

/** A large mail on disk, and a folder for its files. */
export type LargeMail = { readonly path: string; readonly folder: string }

/** Files of so many bytes are sent with the words, as long as they are few: to write and to read each would cost more. */
const SMALL = 16 * 1024
const MOST_SENT = 1024 * 1024

/** Read before anybody waits: what is run for the first time takes ten times as long. */
const FIRST = Buffer.from(
  'From: a@customer.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>\xe9</p>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--',
  'latin1',
)

readMail(FIRST)
workApart(asked => readInto(asked as LargeMail)) // nobody else is at the other end

async function readInto({ path, folder }: LargeMail): Promise<ReadMail> {
  const mail = readMail(await readFile(path))
  const attachments: Attachment[] = []
  let sent = 0
  for (const [index, file] of mail.attachments.entries()) {
    if (file.size <= SMALL && sent + file.size <= MOST_SENT) {
      sent += file.size
      attachments.push(file)
      continue
    }
    const at = join(folder, `part-${index}`)
    await writeFile(at, await readContent(file.content), { mode: 0o600 })
    attachments.push({ ...file, content: { path: at } })
  }
  return { ...mail, attachments }
}
