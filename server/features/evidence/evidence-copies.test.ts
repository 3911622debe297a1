/** Who may take a copy of a case, and what it tells whom. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { VCon } from '../../../contract/vcon.ts'
import { unzip } from '../../evidence/unzip.fixture.ts'
import { eventually } from '../../testing/eventually.ts'
import { openWorld, type World } from '../../testing/world.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(async () => {
  await world[Symbol.asyncDispose]()
})

async function copyOf(by: { readonly cookie: string }, path: string): Promise<Buffer> {
  const headers = { cookie: by.cookie, 'content-type': 'application/json' }
  const response = await fetch(`${world.url}${path}`, { method: 'POST', headers, body: '{}' })
  assert.equal(response.status, 200, path)
  return Buffer.from(await response.arrayBuffer())
}

test('whoever writes under the address of a known customer reads neither their name nor another address in a copy', async () => {
  const address = 'quinn.faro@post.example'
  const known = await world.customer('It is me.', { name: 'Quinn Faro', address })
  await known.post('address', { address: '07700 900177' })
  const stranger = await world.customer('I am Quinn, believe me.', { address })
  const copies = [
    await copyOf(stranger, `/case/${stranger.reference}/vcon.json`),
    ...unzip(await copyOf(stranger, `/case/${stranger.reference}/copy.zip`)).values(),
  ]
  for (const copy of copies) assert.doesNotMatch(copy.toString('latin1'), /Quinn Faro|900177/)
  const { parties } = VCon.parse(JSON.parse(copies[0]?.toString() ?? ''))
  assert.equal(parties[0]?.mailto, address, 'what they wrote themselves')
  const own = (await copyOf(known, `/case/${known.reference}/vcon.json`)).toString()
  assert.match(own, /Quinn Faro/)
  assert.match(own, /900177/)
})

test('a copy is made by pressing: a link that is only followed makes none, and leads to the button', async () => {
  const customer = await world.customer('Keep this for me.')
  const at = `${world.url}/case/${customer.reference}`
  for (const name of ['copy.zip', 'vcon.json']) {
    const headers = { cookie: customer.cookie }
    const followed = await fetch(`${at}/${name}`, { headers, redirect: 'manual' })
    assert.deepEqual(
      [followed.status, followed.headers.get('location')],
      [303, `/case/${customer.reference}#take-copy`],
    )
  }
  const ada = await world.agent('ada')
  const copies = async () =>
    (await ada.view(customer.caseId)).story.filter(({ type }) => type === 'CaseCopied')
  assert.deepEqual(await copies(), [])
  await copyOf(customer, `/case/${customer.reference}/copy.zip`)
  assert.equal((await copies()).length, 1)
})

test('people of an outside agency take no copy of a case and no list of promises, whatever their role', async () => {
  const customer = await world.customer('Who takes this out?')
  const lena = await world.agent('lena')
  const out = [
    `/api/desk/cases/${customer.caseId}/copy.zip`,
    `/api/desk/cases/${customer.caseId}/vcon.json?for=house`,
    '/api/desk/promises.csv',
    '/api/desk/where-help-stopped.csv',
  ]
  for (const path of out) assert.equal((await lena.get(path)).status, 200, path)
  await sql`UPDATE agent SET agency = 'Callwell' WHERE id = ${lena.id}`.execute(world.db)
  world.heed.ledger.signals.send({ kind: 'team' })
  await eventually('her agency', async () => (await lena.get('/api/desk/promises.csv')).status === 403)
  for (const path of out)
    assert.match((await lena.get(path)).text, /People of an outside agency cannot take cases out/, path)
  const { story } = await (await world.agent('ada')).view(customer.caseId)
  assert.equal(story.filter(({ type }) => type === 'CaseCopied').length, 2, 'nothing more was taken')
})
