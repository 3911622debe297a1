/** The promises of a channel, kept by mail that is fetched from a real Dovecot. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Dovecot, dovecotIsMissing, startDovecot } from '../../../tests/peers/dovecot.ts'
import type { Channel } from '../../channel.ts'
import type { ChannelFixture, Said, Told } from '../../contract-fixture.ts'
import { describeChannel } from '../../contract-suite.ts'
import { createMailChannel } from '../mail.ts'
import { mailOf } from '../../../tests/said-mail.ts'
import { mailboxAt, mailboxesOf, newPage, type Page, until } from './imap-fixture.ts'
import { outboxSide } from '../../../tests/outbox-side.ts'

type Side = { readonly dovecot: Dovecot; readonly page: Page; readonly isRunning: () => boolean }

/** It lies in the mailbox, and is marked or waits there; whoever does not look takes nothing. */
async function sayByImap(said: Said, { dovecot, page, isRunning }: Side): Promise<Told> {
  const before = page.waiting.size
  const name = await dovecot.deliver('ada', await mailOf(said, 'base64'))
  if (!isRunning()) return 'try again'
  const isSeen = async () =>
    (await dovecot.list('ada')).some(mail => mail.name === name && mail.flags === 'S')
  await until('the mail to be dealt with', async () => page.waiting.size > before || (await isSeen()))
  if (page.waiting.size === before) return 'accepted'
  return [...page.waiting.values()].at(-1)?.nextTryAt === null ? 'refused' : 'try again'
}

if (dovecotIsMissing('the promises of a channel by IMAP') === null)
  describeChannel('mail (fetched by IMAP)', async (): Promise<ChannelFixture> => {
    const dovecot = await startDovecot({ users: { ada: 'seven grey herons' } })
    const page = newPage()
    const folder = await mkdtemp(join(tmpdir(), 'heed-imap-'))
    const [outboxFolder, spoolFolder] = [join(folder, 'outbox'), join(folder, 'spool')]
    const mailboxes = mailboxesOf(() => [{ mailbox: mailboxAt(dovecot), page }])
    const made = createMailChannel({
      domain: 'behemoth.example',
      from: { address: 'help@behemoth.example', name: 'Big Behemoth' },
      outbound: { outboxFolder },
      fetch: {
        isReplyToken: () => true,
        mailboxes,
        spoolFolder,
        clock: Date.now,
        onTrouble: () => {},
        beatMs: 10,
        pollMs: 20,
      },
    })
    const state = { isRunning: false }
    const channel: Channel = {
      ...made,
      async run(inbox, signal) {
        state.isRunning = true
        await made.run(inbox, signal)
        state.isRunning = false
      },
    }
    return {
      channel,
      say: async said => await sayByImap(said, { dovecot, page, isRunning: () => state.isRunning }),
      someone: 'ada@customer.example',
      ...outboxSide(outboxFolder),
      async close() {
        await dovecot.close()
        assert.deepEqual(await readdir(spoolFolder).catch(() => []), [], 'something was left in the spool')
        await rm(folder, { recursive: true })
      },
    }
  })
