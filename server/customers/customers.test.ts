/** Who calls, as telephone systems write it; and where links lead. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countryOf } from '../imports/country.ts'
import { readCaller } from './caller.ts'
import { faultOfTemplate, filledLink, type Known } from './links.ts'

const callers: readonly (readonly [from: string, value: string, shown: string])[] = [
  ['+441632960123', '+441632960123', '01632 960123'],
  ['+44 1632 960-123', '+441632960123', '01632 960123'],
  ['01632 960123', '+441632960123', '01632 960123'],
  ['00441632960123', '+441632960123', '01632 960123'],
  ['07700900123', '+447700900123', '07700 900123'],
  ['tel:+44-7700-900123', '+447700900123', '07700 900123'],
  ['sip:+447700900123@pbx.example;user=phone', '+447700900123', '07700 900123'],
  ['"Ada Okafor" <sip:07700900123@pbx.example>', '+447700900123', '07700 900123'],
  ['sip:%2B447700900123@pbx.example', '+447700900123', '07700 900123'],
  [' 447700900123', '+447700900123', '07700 900123'],
  ['447700900123', '+447700900123', '07700 900123'],
  ['+34 612 345 678', '+34612345678', '+34 612 34 56 78'],
  ['0034612345678', '+34612345678', '+34 612 34 56 78'],
]

for (const [from, value, shown] of callers)
  test(`“${from}” is read as ${value}`, () => {
    assert.deepEqual(readCaller(from, 'GB'), { is: 'number', value, shown })
  })

test('a number without its country is one of the organisation’s country', () => {
  const caller = readCaller('612 345 678', countryOf({ phone: null, timeZone: 'Europe/Madrid' }))
  assert.deepEqual(caller, { is: 'number', value: '+34612345678', shown: '612 34 56 78' })
  assert.equal(countryOf({ phone: '+1 202 555 0100', timeZone: 'Europe/Madrid' }), 'US')
  assert.equal(countryOf({ phone: '01632 960100', timeZone: 'Europe/London' }), 'GB')
  assert.equal(countryOf({ phone: null, timeZone: 'UTC' }), 'GB')
})

test('a number that is not shown is no mistake of anybody', () => {
  const unseen = [
    '',
    ' ',
    'anonymous',
    'Withheld',
    'sip:anonymous@anonymous.invalid',
    'PRIVATE',
    '<unknown>',
    'oculto',
  ]
  for (const from of unseen) assert.deepEqual(readCaller(from, 'GB'), { is: 'withheld' }, from)
})

test('what is no number is shown as it came, cut short', () => {
  for (const from of ['reception', '12', '++', '=1+1', '<script>alert(1)</script>'])
    assert.equal(readCaller(from, 'GB').is, 'unreadable', from)
  const long = readCaller('x'.repeat(300), 'GB')
  assert.ok(long.is === 'unreadable' && long.typed.length === 60)
})

const known: Known = {
  customerId: 'c-1',
  externalId: 'A&B=1/../?#',
  accountNumber: null,
  phone: '+447700900123',
  email: 'ada@post.example',
}

const links: readonly (readonly [template: string, url: string | null])[] = [
  ['https://crm.example/c/{externalId}', 'https://crm.example/c/A%26B%3D1%2F..%2F%3F%23'],
  [
    'http://crm.example/?tel={phone}&m={email}',
    'http://crm.example/?tel=%2B447700900123&m=ada%40post.example',
  ],
  ['https://crm.example/', 'https://crm.example/'],
  ['https://billing.example/{accountNumber}', null],
  ['javascript:alert({customerId})', null],
  ['https://{externalId}.example/', null],
]

for (const [template, url] of links)
  test(`${template} leads ${url === null ? 'nowhere' : `to ${url}`}`, () => {
    assert.equal(filledLink(template, known), url)
  })

test('a template that is no link, or knows a variable that we do not, is named for what it is', () => {
  assert.equal(faultOfTemplate('https://crm.example/{customerId}'), null)
  assert.equal(faultOfTemplate('crm.example/{customerId}'), 'not-a-link')
  assert.equal(faultOfTemplate('javascript://x.example/%0aalert(1)'), 'not-a-link')
  assert.equal(faultOfTemplate('data:text/html,{name}'), 'unknown-variable')
  assert.equal(faultOfTemplate('https://crm.example/{password}'), 'unknown-variable')
  assert.equal(faultOfTemplate('https://crm.example/{customerId'), 'unknown-variable')
  assert.equal(faultOfTemplate('https://{email}/x'), 'variable-in-host')
  assert.equal(faultOfTemplate('https://ada@{email}/x'), 'variable-in-host')
})
