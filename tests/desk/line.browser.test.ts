/** The line at the desk in a real browser against the real server: setting it up, and wrapping up after a contact. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestContext } from 'node:test'
import { sql } from 'kysely'
import type { LineSetup } from '../../contract/line.ts'
import { en as deskEn } from '../../contract/words/desk-en.ts'
import { line as lineEn } from '../../contract/words/line-en.ts'
import { line as lineEs } from '../../contract/words/line-es.ts'
import { en as setupEn } from '../../contract/words/setup-line-en.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld } from '../../server/testing/world.ts'
import type { World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../browser.ts'
import type { PageOptions } from '../browser.ts'

let world: World
before(async () => {
  world = await openWorld()
  const ada = await world.agent('ada')
  await sql`INSERT INTO skill (name, label_en, label_es) VALUES ('fibre', 'Fibre', 'Fibra'), ('bills', 'Bills', 'Facturas')`.execute(
    world.db,
  )
  await sql`UPDATE agent SET skills = '{fibre,bills}' WHERE id = ${ada.id}`.execute(world.db)
})
after(() => world[Symbol.asyncDispose]())

async function deskOf(
  t: TestContext,
  name: 'ada' | 'hugo' | 'lena',
  path: string,
  options: PageOptions = {},
) {
  const client = await world.agent(name)
  const page = await openPage(t, options)
  page.setDefaultTimeout(10_000)
  const cookies = client.cookie.split('; ').map(pair => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
  })
  await page.context().addCookies(cookies)
  await page.goto(`${world.url}/desk${path}`)
  return { page, client }
}

test('an administrator sets how long is wrapped up, how long a request may wait and who knows what how well', async t => {
  const { page, client } = await deskOf(t, 'hugo', '/setup/line', { viewport: DESK })
  await page.getByLabel(setupEn.media.chat).fill('45')
  await page.getByLabel(setupEn.limit).fill('30')
  await page.getByLabel(setupEn.ofSkill('Fibre', 'Ada Quill')).selectOption('3')
  // What each figure means, as it is typed.
  await page.getByText(setupEn.means.limit('10:00', '10:30')).waitFor()
  await page.getByText(setupEn.means.wrapUp('8')).waitFor()
  await page.getByText(setupEn.means.holders(1)).first().waitFor()
  await page.getByText(setupEn.fixed.owner(60, 20)).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'setup-line')
  await page.getByRole('button', { name: 'Save' }).click()
  await eventually('the setting', async () => {
    const setup: LineSetup = (await client.get('/api/desk/setup/line')).body
    const ada = setup.people.find(({ name }) => name === 'Ada Quill')
    return setup.wrapUpSeconds.chat === 45 && setup.requestLimitMinutes === 30 && ada?.levels['fibre'] === 3
  })
  await page.setViewportSize(PHONE)
  await takePicture(page, 'setup-line-phone')
  const isWider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  assert.equal(isWider, false)
})

test('an answer older than what somebody said of themselves does not take it back', async t => {
  const { page, client } = await deskOf(t, 'lena', '/sign-in', { viewport: DESK })
  t.after(() => client.send('PUT', '/api/desk/presence', { presence: 'away' }))
  // The desk asks who it is when it opens, and again after each choice; the answer to the first choice is slow.
  let asked = 0
  const late = Promise.withResolvers<() => Promise<void>>()
  await page.route('**/api/desk/me', async route => {
    asked += 1
    if (asked !== 2) return await route.continue()
    const response = await route.fetch()
    // The desk may have given it up by then.
    late.resolve(async () => await route.fulfill({ response }).catch(() => undefined))
  })
  await page.goto(`${world.url}/desk/`)
  const choose = async (name: string, says: string) => {
    const told = page.waitForResponse('**/api/desk/presence')
    await page.getByRole('radio', { name }).click()
    await (await told).finished()
    await page.getByText(says).waitFor()
  }
  await choose(deskEn.presence.here, deskEn.presence.hereSays)
  const arrives = await late.promise
  await choose(deskEn.presence.away, deskEn.presence.awaySays)
  await arrives()
  await eventually('what is asked after it', async () => asked > 2)
  await page.evaluate(`fetch('/api/desk/agents').then(answer => answer.text())`)
  assert.equal(await page.getByRole('radio', { name: deskEn.presence.away }).isChecked(), true)
})

test('after a chat the time to wrap up runs down where everybody looks, and one key ends it', async t => {
  await sql`UPDATE organisation SET line = '{"wrapUpSeconds": {"chat": 45}}'`.execute(world.db)
  const { page, client } = await deskOf(t, 'ada', '/', { viewport: DESK })
  await client.here()
  const customer = await world.customer('My line is dead.')
  assert.equal(await client.offered(), customer.caseId)
  const entryId = (await client.view(customer.caseId)).summary.entry?.id ?? ''
  await client.act(customer.caseId, { act: 'answer', entryId })
  const ended = await client.act(customer.caseId, { act: 'end-contact' })
  assert.equal(ended.status, 200, ended.text)
  const note = page.getByRole('region', { name: lineEn.wrapUp.title })
  await note.getByText(/Wrapping up: 0:\d\d left/).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'wrap-up')
  await page.keyboard.press('Shift+G')
  await page.getByText(lineEs.wrapUp.ready).waitFor()
  await page.setViewportSize(PHONE)
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, 'wrap-up-phone-dark')
  await page.keyboard.press('Shift+X')
  await page.getByRole('region', { name: lineEs.wrapUp.title }).waitFor({ state: 'detached' })
  // The screen goes ahead of the server.
  const reasons = await eventually('the end of the wrap-up', async () => {
    const { rows } = await sql<{ readonly reason: string }>`
      SELECT data::jsonb ->> 'reason' AS reason FROM fact WHERE type = 'WrapUpEnded'`.execute(world.db)
    return rows.length > 0 && rows
  })
  assert.deepEqual(reasons, [{ reason: 'ready' }])
})

test('a lead reads in the line who was passed over, and which subject nobody free knew', async t => {
  const ada = await world.agent('ada')
  const lena = await world.agent('lena')
  await sql`UPDATE agent SET skills = '{bills}' WHERE id = ${ada.id}`.execute(world.db)
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  const asks = async (skill: string, name: string) => {
    const { caseId } = await world.customer(`A question about my ${skill}.`, { name })
    await sql`UPDATE cases SET skill = ${skill} WHERE id = ${caseId}`.execute(world.db)
    assert.equal((await lena.act(caseId, { act: 'change-kind', kind: 'request' })).status, 200)
    return caseId
  }
  await asks('fibre', 'Mr Nkemelu')
  const bills = await asks('bills', 'Mrs Okafor')
  const { page } = await deskOf(t, 'lena', '/', { viewport: DESK })
  await ada.here()
  await ada.send('POST', '/api/desk/ready')
  assert.equal(await ada.offered(), bills)
  await page.getByText('passed over once: nobody free knows Fibre').waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'line-passed-over')
  await page.setViewportSize(PHONE)
  await takePicture(page, 'line-passed-over-phone')
})
