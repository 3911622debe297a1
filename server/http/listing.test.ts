import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allWeek } from '../testing/hours.ts'
import { listingOf } from './listing.ts'

const organisation = {
  name: 'Big Behemoth',
  phone: '01632 960100',
  emergencyPhone: '01632 960999',
  hours: {
    ...allWeek,
    week: { ...allWeek.week, sunday: [], saturday: [{ from: '09:00', to: '24:00' }] },
  },
}

test('search engines are told the real numbers, as they are dialled from anywhere, and the hours', () => {
  const { contactPoint, url } = listingOf(organisation, 'https://help.behemoth.example')
  assert.equal(url, 'https://help.behemoth.example/')
  assert.deepEqual(
    contactPoint.map(({ telephone, contactType }) => [telephone, contactType]),
    [
      ['+441632960100', 'customer service'],
      ['+441632960999', 'emergency'],
    ],
  )
  const open = contactPoint[0]?.hoursAvailable ?? []
  const on = (day: string) => open.filter(({ dayOfWeek }) => dayOfWeek === `https://schema.org/${day}`)
  assert.deepEqual(on('Sunday'), [])
  assert.deepEqual(
    on('Saturday').map(({ opens, closes }) => [opens, closes]),
    [['09:00', '23:59']],
  )
})

test('where there is no telephone none is named', () => {
  const { contactPoint } = listingOf(
    { ...organisation, phone: null, emergencyPhone: null },
    'https://a.example',
  )
  assert.deepEqual(contactPoint, [])
})
