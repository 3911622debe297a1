/** A letter that the mail server does not take yet, as the agent sees it: in a real browser, against the real server and a relay. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openRelay, type Relay } from '../peers/relay.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from '../browser.ts'
import { deliverMail } from '../smtp-client.ts'

let relay: Relay
let world: World
before(async () => {
  relay = await openRelay()
  world = await openWorld({ SMTP_URL: relay.url })
})
after(async () => {
  await world[Symbol.asyncDispose]()
  await relay.close()
})

test('what waits to be sent, until when and why stands in its case, and who wants no letters', async t => {
  relay.refuse(451, 10)
  const from = 'elif@customer.example'
  const mail = { from, to: 'help@behemoth.example', subject: 'Dead line', text: 'It is dead.' }
  assert.equal((await deliverMail(world.heed.smtpPort, mail)).code, 250)
  const agent = await world.agent('ada')
  const page = await openPage(t)
  page.setDefaultTimeout(10_000)
  await page.context().addCookies(
    agent.cookie.split('; ').map(pair => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.url }
    }),
  )
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM cases c JOIN customer_address a USING (customer_id) WHERE a.value = ${from}`.execute(
    world.db,
  )
  const caseId = rows[0]?.id ?? ''
  const waiting = await eventually(
    'a letter that waits',
    async () => (await agent.view(caseId)).lettersWaiting,
  )
  assert.deepEqual(
    waiting?.map(({ isByMachine, why }) => [isByMachine, /not this one/.test(why ?? '')]),
    [[true, true]],
  )
  await page.goto(`${world.url}/desk/case/${caseId}`)
  await page.getByText('A letter to the customer has not left yet.').waitFor()
  await page.getByText(/The next try is at \d\d:\d\d|It is tried again shortly/).waitFor()
  for (const [viewport, colorScheme] of [
    [DESK, 'light'],
    [PHONE, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await checkAccessibility(page)
    await takePicture(page, `letters-waiting-${colorScheme}`)
  }
  // The same letter, kept back by us; to somebody who called our letters unwanted.
  await sql`UPDATE letter SET why = 'held-back' WHERE case_id = ${caseId}`.execute(world.db)
  await sql`UPDATE customer_address SET complained_at = now() WHERE value = ${from}`.execute(world.db)
  await page.reload()
  await page.getByText('So many letters that nobody wrote went there').waitFor()
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport)
    await checkAccessibility(page)
    await takePicture(page, `letters-held-back-${viewport.width}`)
  }
  await page.getByText('called our letters unwanted').waitFor()
  await page.getByText('The customer alone can lift this').waitFor()
})
