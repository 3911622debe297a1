/**
 * The process in which large mails are read, one after the other: told a path and a folder by `createApartReader`, it writes the
 * files of the mail into the folder and sends back the rest. It ends when who started it does.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attachment } from '../../channel.ts'
import { readContent } from '../../content.ts'
import { readMail } from './read-mail.ts'

if (!process.send) throw new Error('started by createApartReader only')

process.on('message', message => {
  const { path, folder } = message as { path: string; folder: string } // nobody else is at the other end
  void readInto(path, folder)
})

async function readInto(path: string, folder: string): Promise<void> {
  const mail = readMail(await readFile(path))
  const attachments: Attachment[] = []
  for (const [index, file] of mail.attachments.entries()) {
    const at = join(folder, `part-${index}`)
    await writeFile(at, await readContent(file.content), { mode: 0o600 })
    attachments.push({ ...file, content: { path: at } })
  }
  process.send?.({ ...mail, attachments })
}
