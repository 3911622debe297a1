import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { InboundMessage, OutboundMessage, Received } from './channel.ts'
import { createChat } from './chat.ts'
import { readContent } from './content.ts'
import type { Reached, Said, Told } from './contract-fixture.ts'
import { describeChannel } from './contract-suite.ts'
import { createMemoryChannel } from './memory.ts'

describeChannel('memory', async () => {
  const memory = createMemoryChannel()
  return {
    channel: memory.channel,
    say: async said => told(await memory.say(inboundFrom(said))),
    someone: 'ada@customer.example',
    reached: async () => await Promise.all(memory.reached.map(readReached)),
    setBroken: async broken => memory.setBroken(broken),
    close: async () => {},
  }
})

describeChannel('chat', async () => {
  const caseId = randomUUID()
  const shown: OutboundMessage[] = []
  let broken = false
  const chat = createChat({
    push(id, message) {
      if (broken) throw new Error('the wire is down')
      if (id !== caseId) return false
      shown.push(message)
      return true
    },
  })
  return {
    channel: chat.channel,
    say: async said => told(await chat.deliver(inboundFrom(said))),
    someone: caseId,
    reached: async () => await Promise.all(shown.map(readReached)),
    setBroken: async now => {
      broken = now
    },
    close: async () => {},
  }
})

function inboundFrom(said: Said): Omit<InboundMessage, 'channel'> {
  return {
    externalId: said.key,
    receivedAt: Date.now(),
    from: null,
    to: [],
    text: Buffer.from(said.words).toString('utf8'),
    attachments: said.files.map(file => ({
      name: file.name,
      mediaType: file.mediaType,
      size: file.bytes.length,
      content: { bytes: file.bytes },
    })),
  }
}

function told(received: Received): Told {
  if (received.ok) return 'accepted'
  return received.permanent ? 'refused' : 'try again'
}

async function readReached(message: OutboundMessage): Promise<Reached> {
  return {
    text: message.text,
    files: await Promise.all(message.attachments.map(file => readContent(file.content))),
  }
}

test('chat says when nobody is connected, so that the words can go another way', async () => {
  const chat = createChat({ push: () => false })
  const message = { id: 'm1', to: randomUUID(), subject: '', text: 'hello', attachments: [] }
  assert.deepEqual(await chat.channel.send(message), { failed: 'nobody is connected', retry: false })
})

test('a failing inbox is the caller’s to report, and nothing counts as kept', async () => {
  const memory = createMemoryChannel()
  const stop = new AbortController()
  const running = memory.channel.run({ receive: () => Promise.reject(new Error('a bug')) }, stop.signal)
  await assert.rejects(memory.say(inboundFrom({ key: 'a', words: Buffer.from('x'), files: [] })), /a bug/)
  stop.abort()
  await running
})
