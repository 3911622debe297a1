import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { deliverRaw } from '../../tests/smtp-client.ts'
import type { Channel } from '../channel.ts'
import type { ChannelFixture, Said, Told } from '../contract-fixture.ts'
import { describeChannel } from '../contract-suite.ts'
import { createMailChannel, type MailOptions } from './mail.ts'
import { mailOf, readReached } from '../../tests/said-mail.ts'
import { outboxSide } from '../../tests/outbox-side.ts'

const IDENTITY = {
  domain: 'behemoth.example',
  from: { address: 'help@behemoth.example', name: 'Big Behemoth' },
}

/** A relay that keeps what it is given, and can be taken away and put back on the same port. */
async function startRelay() {
  const mails: Buffer[] = []
  const start = async (port: number) => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 1,
      async onData(stream, _session, callback) {
        mails.push(await buffer(stream))
        callback()
      },
    })
    await new Promise<void>(resolve => server.listen(port, '127.0.0.1', () => resolve()))
    return server
  }
  let server = await start(0)
  // A TCP server's address is an AddressInfo once it listens.
  const { port } = server.server.address() as AddressInfo // listening on TCP, by the line above
  const stop = () => new Promise<void>(resolve => server.close(resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop,
    setBroken: async (broken: boolean) => {
      if (broken) await stop()
      else server = await start(port)
    },
  }
}

type Doored = {
  readonly channel: Channel
  readonly say: (said: Said) => Promise<Told>
  readonly close: () => Promise<void>
}

async function startDoored(outbound: MailOptions['outbound']): Promise<Doored> {
  const spoolFolder = await mkdtemp(join(tmpdir(), 'heed-spool-'))
  const listening = Promise.withResolvers<number>()
  const channel = createMailChannel({
    ...IDENTITY,
    outbound,
    door: {
      port: 0,
      host: '127.0.0.1',
      hostname: 'mail.behemoth.example',
      accepts: address => address.endsWith('@behemoth.example'),
      isReplyToken: () => true,
      spoolFolder,
      onListening: listening.resolve,
    },
  })
  return {
    channel,
    async say(said) {
      const port = await listening.promise
      try {
        const raw = await mailOf(said)
        const { code } = await deliverRaw(port, {
          from: 'ada@customer.example',
          to: ['help@behemoth.example'],
          raw,
        })
        return code === 250 ? 'accepted' : code >= 500 ? 'refused' : 'try again'
      } catch {
        return 'try again'
      }
    },
    async close() {
      assert.deepEqual(await readdir(spoolFolder), [], 'something was left in the spool')
      await rm(spoolFolder, { recursive: true })
    },
  }
}

describeChannel('mail (through a relay)', async (): Promise<ChannelFixture> => {
  const relay = await startRelay()
  const doored = await startDoored({ smtpUrl: relay.url })
  return {
    channel: doored.channel,
    say: doored.say,
    someone: 'ada@customer.example',
    reached: async () => await Promise.all(relay.mails.map(readReached)),
    setBroken: relay.setBroken,
    async close() {
      await doored.close()
      await relay.stop()
    },
  }
})

describeChannel('mail (into the outbox)', async (): Promise<ChannelFixture> => {
  const folder = await mkdtemp(join(tmpdir(), 'heed-outbox-'))
  const outboxFolder = join(folder, 'outbox')
  const doored = await startDoored({ outboxFolder })
  return {
    channel: doored.channel,
    say: doored.say,
    someone: 'ada@customer.example',
    ...outboxSide(outboxFolder),
    async close() {
      await doored.close()
      const left = await readdir(outboxFolder).catch(() => [])
      assert.ok(
        left.every(name => name.endsWith('.eml')),
        'half a mail was left in the outbox',
      )
      await rm(folder, { recursive: true })
    },
  }
})

test('a port that is taken is said, not survived', async () => {
  const relay = await startRelay()
  const spoolFolder = await mkdtemp(join(tmpdir(), 'heed-spool-'))
  const channel = createMailChannel({
    ...IDENTITY,
    outbound: { smtpUrl: relay.url },
    door: {
      port: Number(new URL(relay.url).port),
      host: '127.0.0.1',
      hostname: 'x.example',
      accepts: () => true,
      isReplyToken: () => false,
      spoolFolder,
    },
  })
  await assert.rejects(
    channel.run({ receive: () => Promise.reject(new Error('not asked')) }, new AbortController().signal),
    /EADDRINUSE/,
  )
  await relay.stop()
  await rm(spoolFolder, { recursive: true })
})
