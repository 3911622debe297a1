import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReplyAddress, replyTokenIn, signReplyAddress } from './reply-address.ts'

const address = signReplyAddress('secret', 'HB-7K2M', 'behemoth.example')

test('a reply address carries its reference and reads back', () => {
  assert.match(address, /^reply\+hb-7k2m\.[a-z2-7]{12}@behemoth\.example$/)
  assert.deepEqual(readReplyAddress('secret', address), { reference: 'hb-7k2m', writer: null })
})

test('it survives what mail systems do to addresses: case, another domain, the local part alone', () => {
  for (const seen of [
    address.toUpperCase(),
    address.replace('behemoth', 'mx2.behemoth'),
    address.split('@')[0],
    ` ${address} `,
  ]) {
    assert.equal(readReplyAddress('secret', seen ?? '')?.reference, 'hb-7k2m', seen)
  }
})

const writer = '0f0e0d0c-0b0a-4908-8706-050403020100'

test('whoever writes in place of a customer has an address of their own, which cannot be made from the customer’s', () => {
  const own = signReplyAddress('secret', 'HD-4K7Q-92MX', 'behemoth.example', writer)
  const [local = ''] = own.split('@')
  assert.ok(local.length <= 64, 'more does not fit before the @')
  assert.deepEqual(readReplyAddress('secret', own.toUpperCase()), { reference: 'hd-4k7q-92mx', writer })
  assert.equal(replyTokenIn(own), local)
  const [, , mark = ''] = /^reply\+([^.]+)\.([^.]+)\./.exec(local) ?? []
  const customers = signReplyAddress('secret', 'HD-4K7Q-92MX', 'behemoth.example')
  assert.equal(readReplyAddress('secret', customers.replace('92mx.', `92mx.${mark}.`)), null)
  assert.equal(readReplyAddress('secret', own.replace(`.${mark}`, '')), null)
  const other = signReplyAddress('secret', 'HD-4K7Q-92MX', 'behemoth.example', writer.replace('100', '101'))
  assert.notEqual(other, own)
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
