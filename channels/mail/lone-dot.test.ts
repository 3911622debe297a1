import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { watchForLoneDots } from './lone-dot.ts'

const around = (inside: string) => `first line\r\nlast line${inside}MAIL FROM:<x@evil.example>\r\n`
const isFound = (text: string, size = text.length) => {
  const watch = watchForLoneDots()
  const bytes = Buffer.from(text, 'latin1')
  let found = false
  for (let at = 0; at < bytes.length; at += size) {
    const isHere = watch(bytes.subarray(at, at + size))
    found ||= isHere
  }
  return found
}

describe('a line of a single dot', () => {
  const ambiguous = [
    '\n.\n',
    '\n.\r\n',
    '\r\n.\n',
    '\r.\r',
    '\r.\r\n',
    '\r\n.\rx',
    '\r.\n',
    '\n.\rx',
    '\n\n.\r\n',
  ]
  for (const inside of ambiguous) {
    test(`between ${JSON.stringify(inside)} is told, however its bytes come in pieces`, () => {
      for (const size of [1, 2, 3, 4, 5, 7, 1000])
        assert.equal(isFound(around(inside), size), true, `${size}`)
    })
  }

  for (const inside of ['\r\n.\r\n', '\n..\n', '\r\n..\r\n', '\n.x\n', 'a.\n', '\r\n. \r\n', '\n\r\n.\r\n']) {
    test(`${JSON.stringify(inside)} is no trouble`, () => {
      for (const size of [1, 2, 3, 4, 5, 7, 1000])
        assert.equal(isFound(around(inside), size), false, `${size}`)
    })
  }
})
