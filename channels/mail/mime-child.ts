/**
 * The process in which a large mail is read: started by `readMailApart` with a path and a folder, writes the
 * files of the mail into the folder, sends back the rest, and ends.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attachment } from '../channel.ts'
import { readContent } from '../content.ts'
import { readMail } from './mime.ts'

const [path, folder] = process.argv.slice(2)
if (path === undefined || folder === undefined || !process.send)
  throw new Error('started by readMailApart only')

const mail = await readMail(await readFile(path))
const attachments: Attachment[] = []
for (const [index, file] of mail.attachments.entries()) {
  const at = join(folder, `part-${index}`)
  await writeFile(at, await readContent(file.content), { mode: 0o600 })
  attachments.push({ ...file, content: { path: at } })
}
process.send({ ...mail, attachments }, () => process.disconnect())
