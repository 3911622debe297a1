/** The far end of the contract suite where mail goes into a folder: what reached it, and how it breaks. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readReached } from './said-mail.ts'
import type { ChannelFixture } from '../channels/contract-fixture.ts'
import { listOutbox } from '../channels/mail/outbox.ts'

export function outboxSide(folder: string): Pick<ChannelFixture, 'reached' | 'setBroken'> {
  return {
    async reached() {
      const mails = await listOutbox(folder)
      return await Promise.all(
        mails.map(async ({ id }) => await readReached(await readFile(join(folder, `${id}.eml`)))),
      )
    },
    async setBroken(broken) {
      if (broken) {
        await rename(folder, `${folder}-away`).catch(() => {})
        await writeFile(folder, 'a file where the folder should be')
      } else {
        await rm(folder)
        await rename(`${folder}-away`, folder).catch(() => {})
      }
    },
  }
}
