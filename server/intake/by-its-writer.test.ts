import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { InboundMessage } from '../../channels/channel.ts'
import { byItsWriter } from './by-its-writer.ts'

const verdicts = { spf: 'pass', dkim: 'pass', dmarc: 'pass' }

interface Came {
  readonly from: string
  readonly to?: string
  readonly headers: Readonly<Record<string, string>>
}

function taken({ from, to = 'help@behemoth.example', headers }: Came): InboundMessage {
  const came: InboundMessage = {
    channel: 'mail',
    externalId: 'x',
    receivedAt: 0,
    from: { address: from },
    to: [to],
    text: 'No tone.',
    attachments: [],
    mail: {
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      envelopeFrom: from,
      parts: [],
      source: 'smtp',
      verdicts,
    },
  }
  return byItsWriter(came, 'behemoth.example')
}

const writer = { 'x-original-from': 'Ana <ana@mail.example>' }
const theirs = { 'mailing-list': 'list talk@lists.example; contact talk+owners@lists.example' }
const ours = { 'mailing-list': 'list help@behemoth.example; contact help+owners@behemoth.example' }

test('what DMARC says of a list is not said of the writer over whose address the list stands', () => {
  const { from, mail } = taken({ from: 'talk@lists.example', headers: { ...theirs, ...writer } })
  assert.equal(from?.address, 'ana@mail.example')
  assert.deepEqual(mail?.verdicts, { ...verdicts, dmarc: 'not-asked' })
})

test('a form on a website says nothing of the domain of its visitor', () => {
  const { from, mail } = taken({ from: 'help@behemoth.example', headers: { 'reply-to': 'ana@mail.example' } })
  assert.equal(from?.address, 'ana@mail.example')
  assert.equal(mail?.verdicts?.dmarc, 'not-asked')
})

test('a group of our own asked before it wrote itself over the writer', () => {
  const { from, mail } = taken({ from: 'help@behemoth.example', headers: { ...ours, ...writer } })
  assert.equal(from?.address, 'ana@mail.example')
  assert.deepEqual(mail?.verdicts, verdicts)
})

test('whoever stands in From themselves is spoken of', () => {
  const { mail } = taken({ from: 'ana@mail.example', headers: theirs })
  assert.deepEqual(mail?.verdicts, verdicts)
})
