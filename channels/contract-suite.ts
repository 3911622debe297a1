/**
 * What every channel must do, as one set of tests. A channel's own test file gives a fixture that can play
 * the outside world: the customer who says something, and the customer whom words reach.
 */
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import type { Inbox, OutboundMessage, Received } from './channel.ts'
import { readContent } from './content.ts'
import { acceptOnce, answering, type ChannelFixture, type Said, withFixture } from './contract-fixture.ts'

/** Registers the tests for one channel. */
export function describeChannel(name: string, makeFixture: () => Promise<ChannelFixture>) {
  describe(`the ${name} channel keeps the promises of a channel`, () => {
    shapeTests(makeFixture)
    inboundTests(makeFixture)
    fileTests(makeFixture)
    badInputTests(makeFixture)
    outboundTests(makeFixture)
  })
}

function shapeTests(makeFixture: () => Promise<ChannelFixture>) {
  test('it has four members and no more', async () => {
    await withFixture(makeFixture, acceptOnce(), async ({ channel }) => {
      assert.deepEqual(Object.keys(channel).toSorted(), ['can', 'name', 'run', 'send'])
      assert.match(channel.name, /^[a-z]+$/)
    })
  })

  test('an abort ends run, and what comes later is not taken', async () => {
    const fixture = await makeFixture()
    const inbox = acceptOnce()
    const stop = new AbortController()
    const running = fixture.channel.run(inbox, stop.signal)
    assert.equal(await fixture.say(hello('before')), 'accepted')
    stop.abort()
    await running
    assert.equal(await fixture.say(hello('after')), 'try again')
    assert.equal(inbox.kept.length, 1)
    await fixture.close()
  })

  test('a signal that is already aborted ends run at once', async () => {
    const fixture = await makeFixture()
    await fixture.channel.run(acceptOnce(), AbortSignal.abort())
    await fixture.close()
  })

  test('an abort waits for the words in hand to be kept', async () => {
    const fixture = await makeFixture()
    const arrived = Promise.withResolvers<void>()
    const durable = Promise.withResolvers<Received>()
    const stop = new AbortController()
    const inbox: Inbox = {
      receive: async () => {
        arrived.resolve()
        return await durable.promise
      },
    }
    let ended = false
    const running = fixture.channel.run(inbox, stop.signal).then(() => (ended = true))
    const told = fixture.say(hello('slow'))
    await arrived.promise
    stop.abort()
    await new Promise(resolve => setTimeout(resolve, 50))
    assert.equal(ended, false)
    durable.resolve({ ok: true, duplicate: false })
    assert.equal(await told, 'accepted')
    await running
    await fixture.close()
  })
}

function inboundTests(makeFixture: () => Promise<ChannelFixture>) {
  test('what is said reaches the inbox once, with its channel, time and addressee', async () => {
    const inbox = acceptOnce()
    await withFixture(makeFixture, inbox, async fixture => {
      const before = Date.now()
      assert.equal(await fixture.say(hello('a')), 'accepted')
      assert.equal(inbox.kept.length, 1)
      const [message] = inbox.kept
      assert.ok(message)
      assert.equal(message.channel, fixture.channel.name)
      assert.equal(message.text.trim(), 'hello')
      assert.ok(message.receivedAt >= before && message.receivedAt <= Date.now())
      assert.ok(message.externalId.length > 0 && message.externalId.length <= 200)
    })
  })

  test('the same words delivered again are known again, and acknowledged', async () => {
    const inbox = acceptOnce()
    await withFixture(makeFixture, inbox, async fixture => {
      assert.equal(await fixture.say(hello('a')), 'accepted')
      assert.equal(await fixture.say(hello('a')), 'accepted')
      assert.equal(inbox.kept.length, 1)
      assert.equal(inbox.duplicates, 1)
    })
  })

  test('other words with the same text are other words', async () => {
    const inbox = acceptOnce()
    await withFixture(makeFixture, inbox, async fixture => {
      await fixture.say(hello('a'))
      await fixture.say(hello('b'))
      assert.equal(inbox.kept.length, 2)
    })
  })

  test('words that could not be kept are not acknowledged, and the sender may try again', async () => {
    const answers: Received[] = [
      { ok: false, permanent: false, says: 'The database is away.' },
      { ok: true, duplicate: false },
    ]
    const inbox = answering(() => answers.shift() ?? assert.fail('asked too often'))
    await withFixture(makeFixture, inbox, async fixture => {
      assert.equal(await fixture.say(hello('a')), 'try again')
      assert.equal(await fixture.say(hello('a')), 'accepted')
      assert.equal(inbox.asked[0]?.externalId, inbox.asked[1]?.externalId)
    })
  })

  test('a refusal for good is told as one', async () => {
    const inbox = answering(() => ({ ok: false, permanent: true, says: 'We take no words from here.' }))
    await withFixture(makeFixture, inbox, async fixture => {
      assert.equal(await fixture.say(hello('a')), 'refused')
    })
  })
}

function fileTests(makeFixture: () => Promise<ChannelFixture>) {
  test('files arrive byte for byte', async () => {
    const files = [
      {
        name: 'every byte.bin',
        mediaType: 'application/octet-stream',
        bytes: Uint8Array.from({ length: 256 }, (_, i) => i),
      },
      {
        name: 'línea ñ.txt',
        mediaType: 'text/plain',
        bytes: Buffer.from('no newline at the end\r\n\r\n.\r\n..x'),
      },
      { name: 'empty.bin', mediaType: 'application/octet-stream', bytes: new Uint8Array() },
      { name: 'large.bin', mediaType: 'application/octet-stream', bytes: randomBytes(700_000) },
    ]
    const arrived: { name: string; size: number; bytes: Buffer }[] = []
    const inbox = answering(async message => {
      for (const file of message.attachments) {
        arrived.push({ name: file.name, size: file.size, bytes: await readContent(file.content) })
      }
      return { ok: true, duplicate: false }
    })
    await withFixture(makeFixture, inbox, async fixture => {
      if (!fixture.channel.can.files) return
      assert.equal(await fixture.say({ ...hello('a'), files }), 'accepted')
      assert.deepEqual(
        arrived.map(file => file.name),
        files.map(file => file.name),
      )
      for (const [index, file] of files.entries()) {
        assert.ok(Buffer.from(file.bytes).equals(arrived[index]?.bytes ?? Buffer.from('missing')), file.name)
        assert.equal(arrived[index]?.size, file.bytes.length)
      }
    })
  })
}

function badInputTests(makeFixture: () => Promise<ChannelFixture>) {
  const cases: readonly { says: string; words: Uint8Array; holds: (text: string) => boolean }[] = [
    {
      says: 'null bytes are dropped and the words around them stay',
      words: Buffer.from('before\0\0after'),
      holds: text => text.includes('beforeafter'),
    },
    {
      says: 'invalid UTF-8 does not lose the words around it',
      words: Buffer.concat([
        Buffer.from('before '),
        Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
        Buffer.from(' after'),
      ]),
      holds: text => text.includes('before ') && text.includes(' after') && text.isWellFormed(),
    },
    {
      says: 'a million characters arrive whole',
      words: Buffer.from('0123456789'.repeat(100_000)),
      holds: text => text.replaceAll(/\s/g, '').length === 1_000_000,
    },
    {
      says: 'a text that looks like the end of a message is not the end',
      words: Buffer.from('before\r\n.\r\nQUIT\r\nafter'),
      holds: text => text.includes('QUIT') && text.includes('after'),
    },
    { says: 'an empty text is still a message', words: new Uint8Array(), holds: text => text.trim() === '' },
  ]
  for (const { says, words, holds } of cases) {
    test(says, async () => {
      const inbox = acceptOnce()
      await withFixture(makeFixture, inbox, async fixture => {
        assert.equal(await fixture.say({ key: 'bad', words, files: [] }), 'accepted')
        const text = inbox.kept[0]?.text
        assert.ok(text !== undefined && holds(text) && !text.includes('\0'), text?.slice(0, 200))
        assert.equal(await fixture.say(hello('next')), 'accepted')
      })
    })
  }
}

function outboundTests(makeFixture: () => Promise<ChannelFixture>) {
  test('what is sent reaches the customer, files byte for byte', async () => {
    await withFixture(makeFixture, acceptOnce(), async fixture => {
      const bytes = randomBytes(5000)
      const files = fixture.channel.can.files
        ? [
            {
              name: 'ünïq "x".bin',
              mediaType: 'application/octet-stream',
              size: bytes.length,
              content: { bytes },
            },
          ]
        : []
      const sent = await fixture.channel.send({ ...answerTo(fixture), attachments: files })
      assert.ok('sent' in sent && sent.externalId.length > 0)
      const [reached] = await fixture.reached()
      assert.equal(reached?.text.trim(), 'It is fixed.\n.\nTruly – ✓')
      assert.equal(reached?.files.length, files.length)
      for (const file of reached?.files ?? []) assert.ok(bytes.equals(file))
    })
  })

  test('the same id sent twice reaches the customer once, also at the same moment', async () => {
    await withFixture(makeFixture, acceptOnce(), async fixture => {
      const message = answerTo(fixture)
      const [first, meanwhile] = await Promise.all([
        fixture.channel.send(message),
        fixture.channel.send(message),
      ])
      const later = await fixture.channel.send(message)
      assert.ok('sent' in first)
      assert.deepEqual([meanwhile, later], [first, first])
      assert.equal((await fixture.reached()).length, 1)
    })
  })

  test('a broken line is an answer, and the message gets through once it is mended', async () => {
    await withFixture(makeFixture, acceptOnce(), async fixture => {
      const message = answerTo(fixture)
      await fixture.setBroken(true)
      const failed = await fixture.channel.send(message)
      assert.ok('failed' in failed && failed.failed.length > 0 && failed.retry, JSON.stringify(failed))
      await fixture.setBroken(false)
      assert.ok('sent' in (await fixture.channel.send(message)))
      assert.equal((await fixture.reached()).length, 1)
    })
  })

  test('a text longer than the channel can carry is refused, never cut', async () => {
    await withFixture(makeFixture, acceptOnce(), async fixture => {
      const text = 'x'.repeat(fixture.channel.can.maxTextLength + 1)
      const sent = await fixture.channel.send({ ...answerTo(fixture), text })
      assert.ok('failed' in sent && !sent.retry)
      assert.equal((await fixture.reached()).length, 0)
    })
  })
}

function hello(key: string): Said {
  return { key, words: Buffer.from('hello'), files: [] }
}

function answerTo(fixture: ChannelFixture): OutboundMessage {
  const subject = 'About your line'
  return {
    id: randomUUID(),
    to: fixture.someone,
    subject,
    text: 'It is fixed.\n.\nTruly – ✓',
    attachments: [],
  }
}
