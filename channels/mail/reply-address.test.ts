import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReplyAddress, replyTokenIn, signReplyAddress } from './reply-address.ts'

const address = signReplyAddress('secret', 'HB-7K2M', 'behemoth.example')

test('a reply address carries its reference and reads back', () => {
  assert.match(address, /^reply\+hb-7k2m\.[a-z2-7]{12}@behemoth\.example$/)
  assert.equal(readReplyAddress('secret', address), 'hb-7k2m')
})

test('it survives what mail systems do to addresses: case, another domain, the local part alone', () => {
  for (const seen of [
    address.toUpperCase(),
    address.replace('behemoth', 'mx2.behemoth'),
    address.split('@')[0],
    ` ${address} `,
  ]) {
    assert.equal(readReplyAddress('secret', seen ?? ''), 'hb-7k2m', seen)
  }
})

test('an address that we did not sign is nobody’s', () => {
  const [local = ''] = address.split('@')
  const forged = [
    address.replace('hb-7k2m', 'hb-7k2n'),
    `${local.slice(0, -1)}${local.endsWith('a') ? 'b' : 'a'}@behemoth.example`,
    'reply+hb-7k2m@behemoth.example',
    'reply+hb-7k2m.@behemoth.example',
    'reply+.aaaaaaaaaaaa@behemoth.example',
    'help@behemoth.example',
    `x${address}`,
    '',
    '@',
    `reply+${'a'.repeat(100_000)}`,
  ]
  for (const each of forged) assert.equal(readReplyAddress('secret', each), null, each)
  assert.equal(readReplyAddress('another secret', address), null)
})

test('a reference that cannot stand in an address is refused', () => {
  for (const reference of ['', 'a.b', 'a@b', 'a b', 'é', 'a\r\nb', 'a'.repeat(41)]) {
    assert.throws(() => signReplyAddress('secret', reference, 'behemoth.example'), TypeError)
  }
})

test('what looks like a reply address is told apart without the secret', () => {
  assert.equal(replyTokenIn(address.toUpperCase()), address.split('@')[0])
  assert.equal(replyTokenIn('help+hb-7k2m@behemoth.example'), null)
})
