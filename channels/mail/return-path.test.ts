import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReturnPath, returnTokenIn, signReturnPath } from './return-path.ts'

const caseId = '0f0e0d0c-0b0a-4908-8706-050403020100'
const helperId = 'ffeeddcc-bbaa-4998-8776-655443322110'
const longest = { caseId: 'ffffffff-ffff-4fff-bfff-ffffffffffff', seq: 36 ** 6 - 1, helperId }
const address = signReturnPath('secret', { caseId, seq: 1234, helperId: null }, 'behemoth.example')

test('a return path carries its letter and reads back', () => {
  assert.deepEqual(readReturnPath('secret', address), { caseId, seq: 1234, helper: null })
  const note = signReturnPath('secret', { caseId, seq: null, helperId }, 'behemoth.example')
  assert.deepEqual(readReturnPath('secret', note), { caseId, seq: null, helper: 'ffeeddccbbaa49' })
  const code = signReturnPath('secret', { caseId, seq: null, helperId: null }, 'behemoth.example')
  assert.deepEqual(readReturnPath('secret', code), { caseId, seq: null, helper: null })
})

test('the longest fits into the 64 characters before the @', () => {
  const [local = ''] = signReturnPath('secret', longest, 'behemoth.example').split('@')
  assert.ok(local.length <= 64, `${local.length}`)
  assert.equal(readReturnPath('secret', local)?.seq, longest.seq)
})

test('it survives what mail systems do to addresses: case, another domain, the local part alone', () => {
  for (const seen of [
    address.toUpperCase(),
    address.replace('behemoth', 'mx2.behemoth'),
    address.split('@')[0] ?? '',
    ` ${address} `,
  ]) {
    assert.equal(readReturnPath('secret', seen)?.caseId, caseId, seen)
    assert.equal(returnTokenIn(seen), address.split('@')[0], seen)
  }
})

test('a return path that we did not sign is no letter’s', () => {
  const own = signReturnPath('secret', { caseId, seq: 1234, helperId }, 'behemoth.example')
  const forged = [
    address.replace('.ya.', '.yb.'),
    own.replace(/\.[a-z0-9]{11}\./, '.'),
    address.replace('bounce+', 'reply+'),
    'bounce+x.1.aaaaaaaaaaaa@behemoth.example',
    'bounce@behemoth.example',
    `x${address}`,
    '',
    `bounce+${'a'.repeat(100_000)}`,
  ]
  for (const each of forged) assert.equal(readReturnPath('secret', each), null, each.slice(0, 80))
  assert.equal(readReturnPath('another secret', address), null)
})

test('a number that does not fit is refused', () => {
  for (const seq of [0, -1, 1.5, 36 ** 6, Number.NaN])
    assert.throws(() => signReturnPath('secret', { caseId, seq, helperId: null }, 'x.example'), TypeError)
})
