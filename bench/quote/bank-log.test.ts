import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { BANK_CREDIT_SECONDS, readBankLogs } from './bank-log.ts'

const head =
  'vru+line call_id customer_id priority type date vru_entry vru_exit vru_time q_start q_exit q_time outcome ser_start ser_exit ser_time server'
const lines = [
  'A 1 0 2 PS 990104 10:00:00 10:00:05 5 10:00:05 10:00:45 40 AGENT 10:00:44 10:02:00 76 EVA',
  'A 2 0 0 NW 990104 10:01:00 10:01:05 5 10:01:05 10:01:25 20 HANG 0:00:00 0:00:00 0 NO_SERVER',
  'A 3 0 0 NW 990104 10:01:30 10:01:35 5 10:01:35 10:01:50 15 PHANTOM 0:00:00 0:00:00 0 NO_SERVER',
  'A 4 0 0 PS 990104 23:59:00 23:59:10 10 0:00:00 0:00:00 0 AGENT 23:59:10 0:01:10 120 TOM',
]
const inTabs = (text: string) => text.replaceAll(' ', '\t')

/** What is read from a file that holds this. */
function read(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'heed-bank-'))
  try {
    writeFileSync(join(folder, 'log.txt'), text)
    return readBankLogs([join(folder, 'log.txt')])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the log of the bank is read with either line end, with tabs or blanks, with or without names, without phantoms', () => {
  const texts = [
    inTabs([head, ...lines].join('\n')),
    inTabs([head, ...lines].join('\r\n')),
    [head, ...lines, ''].join('\n'),
    inTabs(lines.join('\n')),
  ]
  for (const text of texts) {
    const calls = read(text)
    assert.equal(calls.length, 3)
    const [known, hungUp] = calls
    assert.equal((known?.leftAt ?? 0) - (known?.joinedAt ?? 0), 40)
    assert.equal(known?.creditSeconds, BANK_CREDIT_SECONDS)
    assert.equal(known?.hand, 'EVA')
    assert.equal(hungUp?.isTaken, false)
  }
})

test('a contact of the bank that goes on past midnight ends on the next day', () => {
  const late = read([head, ...lines].join('\n')).at(-1)
  assert.equal(late?.joinedAt, null)
  assert.equal((late?.endedAt ?? 0) - (late?.leftAt ?? 0), 120)
})

test('a file that is no log of the bank is refused with what is wrong with it', () => {
  assert.throws(() => read(''), /holds no calls/)
  assert.throws(() => read(`${head}\n`), /holds no calls/)
  assert.throws(() => read('this is\nno log\n'), /log\.txt is no call log: .*log\.txt:1: /)
  assert.throws(() => read('{"outcome": 3}\n'), /has no column priority, type, date/)
  assert.throws(
    () => read([head, ...lines].join('\n').replaceAll('10:0', 'ten')),
    /"ten.*" is no time of day/,
  )
})

test('a line here and there that was noted wrongly is left out', () => {
  const many = Array.from({ length: 30 }, () => lines[0] ?? '')
  assert.equal(read([head, ...many, 'A 9 0 0 PS 990104 later'].join('\n')).length, 30)
})
