import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMail } from '../../channels/mail/reading/read-mail.ts'
import { faultIn } from './judge.ts'
import { mangledMail } from './mangle.ts'
import { SAMPLES, written } from './samples.ts'

test('two thousand mangled mails are read, asked and folded without a fault', () => {
  for (let seed = 1; seed <= 2000; seed++) assert.equal(faultIn(mangledMail(seed)), null, `seed ${seed}`)
})

test('the same mail is read the same', () => {
  for (let seed = 1; seed <= 50; seed++)
    assert.deepEqual(readMail(mangledMail(seed)), readMail(mangledMail(seed)), `seed ${seed}`)
})

test('what is mangled was whole before: the samples are read without a note but those about signatures', () => {
  for (const sample of SAMPLES) {
    const { from, subject, notes } = readMail(Buffer.from(written(sample), 'latin1'))
    assert.deepEqual([from?.name, subject], ['José Ñ', 'Mi línea no funciona otra vez á'])
    assert.deepEqual(
      notes.map(({ name }) => name).filter(name => !['signed', 'tnef', 'encrypted'].includes(name)),
      [],
    )
  }
})
