import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rightsTable } from './rights.ts'
import type { Standing } from './rights.ts'

const table = rightsTable()

function right(verb: string, standing: Standing) {
  const row = table.find(candidate => candidate.verb === verb)
  assert.ok(row, verb)
  return row.rights[standing]
}

test('the table says the same as the server: yes, on what is one’s own, or the sentence why not', () => {
  assert.deepEqual(right('reply', 'agent'), { may: 'yes' })
  assert.deepEqual(right('hand over', 'lead'), {
    may: 'own',
    rule: 'owner-hands-over',
    says: 'Only the owner can hand this case over.',
  })
  assert.deepEqual(right('set up', 'head'), {
    may: 'no',
    rule: 'admin-sets-up',
    says: 'Only an administrator can change how the house is set up.',
  })
  assert.deepEqual(right('set up', 'admin'), { may: 'yes' })
})

test('what is the customer’s alone is not in the table of the team', () => {
  assert.equal(
    table.some(({ verb }) => verb === 'solve'),
    false,
  )
  assert.ok(table.length > 5)
})

test('whoever works for an outside agency is asked about like everybody else', () => {
  for (const { verb, rights } of table) assert.ok(rights.agency.may, verb)
  assert.deepEqual(right('reply', 'agency'), { may: 'yes' })
})
