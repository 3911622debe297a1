import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { memoryStorage } from '../sample/memory-storage.ts'
import { keptFor } from './kept.ts'
import type { Answer, Queue } from './outgoing.ts'
import { senderOf } from './sender.ts'

type Fate = 'done' | 'arrived, answer lost' | 'lost' | 'failed' | 'refused' | 'page closed'

const DONE: Answer = { kind: 'done', href: null }

/** A server that knows a message by its id, behind a line with a fate for each try; once they are used up, all goes well. */
function world(fates: readonly Fate[]) {
  const storage = memoryStorage()
  const heard: string[] = []
  const known = new Set<string>()
  const left = [...fates]
  let shown: Queue = []

  function hear(messageId: string, words: string): Answer {
    if (!known.has(messageId)) heard.push(words)
    known.add(messageId)
    return DONE
  }

  function page() {
    let isClosed = false
    const never = new Promise<never>(() => {})
    const sender = senderOf<{ name: string }>({
      kept: keptFor('CASE', storage),
      onChange: queue => {
        shown = queue
      },
      pause: async () => (isClosed ? never : undefined),
      random: () => 0,
      send: async ({ messageId, words }) => {
        await Promise.resolve()
        if (isClosed) return never
        const fate = left.shift() ?? 'done'
        if (fate === 'done') return hear(messageId, words)
        if (fate === 'arrived, answer lost') hear(messageId, words)
        if (fate === 'failed') return { kind: 'failed', says: 'Our fault.' }
        if (fate === 'refused') return { kind: 'refused', says: 'No.', status: 400 }
        if (fate !== 'page closed') return { kind: 'unreachable' }
        isClosed = true
        return never
      },
    })
    return { sender, isClosed: () => isClosed }
  }
  return { page, heard, storage, shown: () => shown }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

describe('words on their way', () => {
  test('nothing is lost, doubled or out of order, whatever the line and the page do', async () => {
    const fate = fc.constantFrom<Fate>('done', 'arrived, answer lost', 'lost', 'page closed')
    const step = fc.record({ fates: fc.array(fate, { maxLength: 4 }), isQuick: fc.boolean() })
    const script = fc.array(step, { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(script, async steps => {
        const { page, heard, storage } = world(steps.flatMap(({ fates }) => fates))
        let open = page()
        for (const [index, { isQuick }] of steps.entries()) {
          open.sender.say({ messageId: `id ${index}`, words: `word ${index}`, writtenAt: 7 }, [])
          // One who types fast has several on their way at once.
          if (isQuick && index < steps.length - 1) continue
          await settled()
          for (; open.isClosed(); await settled()) {
            open = page()
            open.sender.start()
          }
        }
        assert.deepEqual(
          heard,
          [...steps.keys()].map(index => `word ${index}`),
        )
        assert.equal(storage.length, 0)
      }),
    )
  })

  test('a message that is refused lets the next one pass, stays, and can be tried again', async () => {
    const { page, heard, shown } = world(['refused'])
    const { sender } = page()
    sender.say({ messageId: 'a', words: 'first', writtenAt: 1 }, [])
    sender.say({ messageId: 'b', words: 'second', writtenAt: 2 }, [])
    await settled()
    assert.deepEqual(heard, ['second'])
    assert.equal(shown().find(message => message.messageId === 'a')?.says, 'No.')
    sender.tryAgain('a')
    await settled()
    assert.deepEqual(heard, ['second', 'first'])
  })

  test('a refused message survives a reload as refused, and is gone when it is taken back', async () => {
    const { page, storage } = world(['refused'])
    page().sender.say({ messageId: 'a', words: 'first', writtenAt: 1 }, [])
    await settled()
    const { sender } = page()
    assert.equal(sender.queue()[0]?.state, 'refused')
    sender.takeBack('a')
    assert.equal(storage.length, 0)
  })

  test('a message that breaks the server each time is given up, and does not hold up the next', async () => {
    const { page, heard, shown } = world(Array.from({ length: 6 }, () => 'failed'))
    const { sender } = page()
    sender.say({ messageId: 'a', words: 'poison', writtenAt: 1 }, [])
    sender.say({ messageId: 'b', words: 'second', writtenAt: 2 }, [])
    await settled()
    assert.deepEqual(heard, ['second'])
    assert.equal(shown()[0]?.state, 'refused')
  })

  test('what the story already holds is not sent again after a reload', async () => {
    const { page, heard, storage } = world(['arrived, answer lost', 'page closed'])
    page().sender.say({ messageId: 'a', words: 'first', writtenAt: 1 }, [])
    await settled()
    const { sender } = page()
    sender.told(new Set(['a']))
    sender.start()
    await settled()
    assert.deepEqual(heard, ['first'])
    assert.deepEqual(sender.queue(), [])
    assert.equal(storage.length, 0)
  })

  test('two tabs do not write over each other’s unsent words', () => {
    const storage = memoryStorage()
    const never = {
      send: () => new Promise<never>(() => {}),
      onChange: () => {},
      pause: async () => {},
      random: () => 0,
    }
    const tabs = [1, 2].map(() => senderOf({ ...never, kept: keptFor('CASE', storage) }))
    tabs.forEach((tab, index) =>
      tab.say({ messageId: `id ${index}`, words: `word ${index}`, writtenAt: 10 + index }, []),
    )
    assert.deepEqual(
      keptFor('CASE', storage)
        .unsent()
        .map(message => message.words),
      ['word 0', 'word 1'],
    )
    assert.deepEqual(keptFor('OTHER', storage).unsent(), [])
  })
})
