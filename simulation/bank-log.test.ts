import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBankLog } from './bank-log.ts'

const HEAD =
  'vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tvru_time\tq_start\tq_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver'
const answered = 'AA0101 1 0 0 PS 990110 9:00:00 9:00:05 5 9:00:05 9:00:45 40 AGENT 9:00:44 9:03:44 180 ADA'
const atOnce = 'AA0101 2 0 0 NW 990110 9:10:00 9:10:07 7 0:00:00 0:00:00 0 AGENT 9:10:06 9:12:06 120 BO'
const hungUp = 'AA0101 3 0 2 PS 990111 9:20:00 9:20:04 4 9:20:04 9:21:44 100 HANG 0:00:00 0:00:00 0 NO_SERVER'
const inMachine =
  'AA0101 4 0 0 PS 990111 9:30:00 9:30:09 9 0:00:00 0:00:00 0 HANG 0:00:00 0:00:00 0 NO_SERVER'
const log = (...rows: readonly string[]) => [HEAD, ...rows].join('\r\n')

test('a call that was answered has its wait, its talk and who answered', () => {
  const { contacts, weekday } = readBankLog(log(answered), null)
  const nine = 9 * 3_600
  assert.equal(weekday, 7, 'a Sunday')
  assert.deepEqual(contacts, [
    {
      id: '990110.2',
      joinedAt: nine + 5,
      medium: 'call',
      isProblem: true,
      skill: null,
      priority: null,
      group: 'PS',
      answer: { agentId: 'ADA', at: nine + 44, until: nine + 224, pitchSeconds: 0 },
      hungUpAt: null,
    },
  ])
})

test('a newcomer is buying, and one who did not wait joined when they were answered', () => {
  const [contact] = readBankLog(log(atOnce), null).contacts
  assert.equal(contact?.isProblem, false)
  assert.equal(contact?.joinedAt, contact?.answer?.at)
})

test('who hung up in the line is counted, who hung up at the machine is left out', () => {
  const { contacts, leftOut } = readBankLog(log(answered, hungUp, inMachine), null)
  assert.equal(leftOut, 1)
  const last = contacts.at(-1)
  assert.equal((last?.hungUpAt ?? 0) - (last?.joinedAt ?? 0), 100)
  assert.equal(Math.floor((last?.joinedAt ?? 0) / 86_400), 1, 'on the second day')
})

test('one day can be taken out, with the days before it to learn from and none after it', () => {
  const first = readBankLog(log(answered, atOnce, hungUp), '1999-01-10')
  assert.deepEqual([first.contacts.length, first.before], [2, { contacts: [], days: 0 }])
  const second = readBankLog(log(answered, atOnce, hungUp), '1999-01-11')
  assert.deepEqual([second.contacts.length, second.weekday, second.before.days], [1, 1, 1])
  assert.deepEqual(second.before.contacts, first.contacts)
  assert.ok((second.contacts[0]?.joinedAt ?? Infinity) < 86_400, 'from its own midnight')
})

test('a log that is none is refused with its line', () => {
  assert.throws(() => readBankLog(log(`${answered} more`), null), /Line 2 has 18 columns\. The log has 17/)
  assert.throws(() => readBankLog(log(answered.replace('9:00:45', 'soon')), null), /column 11 but “soon”/)
  assert.throws(() => readBankLog(log(answered), '1999-02-01'), /no calls of 1999-02-01/)
})
