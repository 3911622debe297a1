/** A real door for mail on a free port, for tests; fails when something is left in its spool. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InboundMessage, Received } from '../channel.ts'
import { readContent } from '../content.ts'
import { type MailDoorOptions, receiveMail } from './receive.ts'
import { readReplyAddress } from './reply-address.ts'

/** By which reply addresses are signed in these tests. */
export const SECRET = 'secret'

export type Kept = InboundMessage & { readonly rawBytes: Buffer }

export type Door = {
  readonly port: number
  readonly kept: Kept[]
  readonly troubles: unknown[]
  readonly spool: () => Promise<string[]>
  readonly stop: () => Promise<void>
}

export async function withDoor(
  body: (door: Door) => Promise<void>,
  options: Partial<MailDoorOptions> = {},
  answer: () => Received | Promise<Received> = () => ({ ok: true, duplicate: false }),
) {
  const spoolFolder = await mkdtemp(join(tmpdir(), 'heed-spool-'))
  const listening = Promise.withResolvers<number>()
  const kept: Kept[] = []
  const troubles: unknown[] = []
  const stop = new AbortController()
  const running = receiveMail(
    {
      port: 0,
      host: '127.0.0.1',
      hostname: 'mail.behemoth.example',
      accepts: address => address.endsWith('@behemoth.example'),
      isReplyToken: token => readReplyAddress(SECRET, token) !== null,
      spoolFolder,
      onListening: listening.resolve,
      onTrouble: error => troubles.push(error),
      ...options,
    },
    {
      async receive(message) {
        const rawBytes = message.raw ? await readContent(message.raw) : Buffer.alloc(0)
        kept.push({ ...message, rawBytes })
        return await answer()
      },
    },
    stop.signal,
  )
  const spool = () => readdir(spoolFolder)
  try {
    const port = await listening.promise
    await body({
      port,
      kept,
      troubles,
      spool,
      stop: async () => {
        stop.abort()
        await running
      },
    })
  } finally {
    stop.abort()
    await running
    assert.deepEqual(await spool(), [], 'something was left in the spool')
    await rm(spoolFolder, { recursive: true })
  }
}

export const TO = ['help@behemoth.example']
export const only = (door: Door) => {
  assert.equal(door.kept.length, 1)
  const [message] = door.kept
  assert.ok(message)
  return message
}
