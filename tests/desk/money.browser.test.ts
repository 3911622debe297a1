/** What can be given, purses, billing and what is booked by hand, in a real browser against the real server. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { CatalogueView } from '../../contract/catalogue.ts'
import type { RemediesView } from '../../contract/remedies.ts'
import type { SetupView } from '../../contract/setup.ts'
import { moneyEn as en } from '../../contract/words/money-en.ts'
import { moneyEs as es } from '../../contract/words/money-es.ts'
import { setupEn } from '../../contract/words/setup-en.ts'
import { en as remedies } from '../../contract/words/remedies-en.ts'
import { furnishRemedies, giveAccount } from '../../server/testing/accounts.ts'
import { eventually } from '../../server/testing/eventually.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, PHONE, takePicture } from '../browser.ts'
import { deskOf } from './seat.ts'

let world: World
before(async () => {
  world = await openWorld()
  await furnishRemedies(world.db, 'by-hand')
})
after(() => world[Symbol.asyncDispose]())

async function look(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    for (const [size, viewport] of [
      ['390', PHONE],
      ['1440', DESK],
    ] as const) {
      await page.setViewportSize(viewport)
      await checkAccessibility(page)
      await takePicture(page, `money-${name}-${scheme}-${size}`)
    }
  }
}

async function give(name: 'ada' | 'lena'): Promise<void> {
  const customer = await world.customer('The line has been dead since Friday.', { name: 'Elif Aydin' })
  const agent = await world.agent(name)
  await agent.act(customer.caseId, { act: 'take' })
  const { accountId } = await giveAccount(world.db, customer.caseId)
  const gift = { remedyId: randomUUID(), kind: 'credit', accountId, amountMinor: 10_00, currency: 'GBP' }
  const given = await agent.send('POST', `/api/desk/cases/${customer.caseId}/remedies`, gift)
  assert.equal(given.status, 200, given.text)
}

test('a key that is held down gives once, and so does an impatient finger', async t => {
  const { caseId } = await world.customer('The line has been dead since Friday.')
  await giveAccount(world.db, caseId)
  const { page, client } = await deskOf(world, t, 'ada')
  await client.act(caseId, { act: 'take' })
  const given = async () => {
    const view: RemediesView = (await client.get(`/api/desk/cases/${caseId}/remedies`)).body
    return view.given.length
  }
  await page.goto(`${world.url}/desk/case/${caseId}`)
  await page.locator('.remedy-option').first().waitFor()
  await page.locator('.story-scroll').focus()
  await page.keyboard.down('4')
  for (let again = 0; again < 20; again++) {
    await page.keyboard.down('4')
    await page.waitForTimeout(50)
  }
  await page.keyboard.up('4')
  await eventually('the first', async () => (await given()) > 0)
  assert.equal(await given(), 1)
  await page.locator('.remedy-option').first().dblclick()
  await eventually('the second', async () => (await given()) === 2)
  assert.equal(await given(), 2)
})

test('what was promised stands first, says so, and one key keeps it', async t => {
  const { caseId } = await world.customer('The line has been dead since Friday.')
  await giveAccount(world.db, caseId)
  const { page, client } = await deskOf(world, t, 'bo')
  await client.act(caseId, { act: 'take' })
  const promised = await client.tryTo(caseId, {
    act: 'promise',
    kind: 'credit',
    words: 'Twelve pounds back on your next bill.',
    within: { amount: 2, unit: 'working-days' },
    amount: { minor: 12_00, currency: 'GBP' },
    replaces: null,
  })
  assert.equal(promised.status, 200, promised.text)
  await page.goto(`${world.url}/desk/case/${caseId}`)
  const first = page.locator('.remedy-option').first()
  await first.getByText(remedies.keeps.open('Twelve pounds back on your next bill.')).waitFor()
  await page.getByText(remedies.leadOwed).waitFor()
  await page.getByText(remedies.other.open, { exact: true }).click()
  const other = page.locator('.other-amount')
  await other.getByLabel(remedies.other.carriesOut).waitFor()
  const named = other.getByLabel(remedies.other.carriesOut).locator('option:checked')
  assert.equal(await named.textContent(), 'Twelve pounds back on your next bill.')
  assert.equal(await other.getByLabel(remedies.other.amount('GBP')).inputValue(), '12.00')
  await look(page, 'promised')
  await page.setViewportSize(DESK)
  await page.locator('.story-scroll').focus()
  await page.keyboard.press('4')
  await eventually('given for the promise', async () => {
    const { rows } = await sql<{ readonly is: boolean }>`
      SELECT r.commitment_id = p.id AS is FROM commitment p LEFT JOIN remedy r ON r.commitment_id = p.id
      WHERE p.case_id = ${caseId} AND p.kind = 'credit'`.execute(world.db)
    return rows.length === 1 && rows[0]?.is === true
  })
})

test('an administrator changes what can be given, and the version before it is kept', async t => {
  const { page, client } = await deskOf(world, t, 'hugo', { expects: [/40[09]/] })
  await page.goto(`${world.url}/desk/setup/remedies`)
  await page.getByText('credit', { exact: true }).first().click()
  const open = page.locator('details[open]').first()
  await open.getByLabel(en.catalogue.amount, { exact: true }).fill('12.50')
  await open.getByRole('button', { name: en.catalogue.save }).click()
  const credit = await eventually('the next version', async () => {
    const { entries }: CatalogueView = (await client.get('/api/desk/setup/remedies')).body
    return entries.find(({ kind, version }) => kind === 'credit' && version === 2)
  })
  assert.deepEqual([credit.amountMinor, credit.older[0]?.amount], [12_50, '£10.00'])
  await open.getByText(en.catalogue.older).click()
  await look(page, 'remedies')
})

test('an amount stands and is read as it is written in Spain, and what could be two amounts is asked about, not saved', async t => {
  const { page, client } = await deskOf(world, t, 'hugo')
  await page.evaluate(`localStorage.setItem('heed.desk.choices', JSON.stringify({ language: 'es' }))`)
  await page.goto(`${world.url}/desk/setup/remedies`)
  await page.getByText('credit', { exact: true }).first().click()
  const open = page.locator('details[open]').first()
  const amount = open.getByLabel(es.catalogue.amount, { exact: true })
  await amount.waitFor()
  assert.match(await amount.inputValue(), /^\d+,\d\d$/)
  await amount.fill('1.000')
  await open.getByText('«1.000» se puede leer de dos formas: escriba 1000, o 1,00.').waitFor()
  assert.equal(await open.locator('input:invalid').count(), 1, 'it cannot be sent')
  await checkAccessibility(page)
  await takePicture(page, 'money-amount-es')
  await amount.fill('13,50')
  await open.getByRole('button', { name: es.catalogue.save }).click()
  await eventually('saved', async () => {
    const { entries }: CatalogueView = (await client.get('/api/desk/setup/remedies')).body
    return entries.some(({ kind, amountMinor }) => kind === 'credit' && amountMinor === 13_50)
  })
})

test('an administrator of an outside agency looks at what concerns money, changes nothing of it, and reads why', async t => {
  const { page, client } = await deskOf(world, t, 'hugo', { expects: [/403/] })
  await sql`UPDATE agent SET is_admin = true, agency = 'Callwell' WHERE id = ${client.id}`.execute(world.db)
  t.after(() => sql`UPDATE agent SET agency = NULL WHERE id = ${client.id}`.execute(world.db))
  await eventually('the agency', async () => {
    const { lockedBecause }: SetupView = (await client.get('/api/desk/setup')).body
    return lockedBecause?.money != null
  })
  for (const [section, label] of [
    ['remedies', en.catalogue.add],
    ['authority', en.purses.add],
    ['billing', en.billing.save],
  ] as const) {
    await page.goto(`${world.url}/desk/setup/${section}`)
    await page.getByText(/^You can look, and change nothing\. People of an outside agency cannot/).waitFor()
    assert.equal(await page.getByRole('button', { name: label, exact: true }).isDisabled(), true, section)
  }
  await checkAccessibility(page)
  await takePicture(page, 'money-agency')
  await page.goto(`${world.url}/desk/setup/organisation`)
  await page.getByLabel(setupEn.organisation.name).waitFor()
  assert.equal(await page.getByLabel(setupEn.organisation.name).isDisabled(), false)
})

test('a purse is set up and topped up, and one person has limits of their own', async t => {
  const { page } = await deskOf(world, t, 'hugo', { expects: [/40[09]/] })
  // The purse is hers alone: what others gave in this house is not of it, and it holds none of them back.
  await give('lena')
  await page.goto(`${world.url}/desk/setup/authority`)
  await page.getByRole('button', { name: en.purses.add }).click()
  const form = page.locator('form').last()
  await form.getByLabel(en.purses.of).selectOption({ label: 'Lena Marsh' })
  await form.getByLabel(en.purses.amount, { exact: true }).fill('50')
  await form.getByLabel(en.purses.from).fill(new Date(world.clock.now()).toISOString().slice(0, 10))
  await form.getByLabel(en.purses.why).fill('The month of November.')
  await form.getByRole('button', { name: en.purses.save }).click()
  await page.getByText(en.purses.left('£40.00')).waitFor()
  await page.getByText(en.purses.topUp).first().click()
  const more = page.locator('details[open] form').first()
  await more.getByLabel(en.purses.amount, { exact: true }).fill('25')
  await more.getByLabel(en.purses.currency).fill('EUR')
  await more.getByLabel(en.purses.why).fill('The storm of Friday.')
  await more.getByRole('button', { name: en.purses.topUp }).click()
  await page.getByText('This purse is kept in another currency: top it up in that one.').waitFor()
  await more.getByLabel(en.purses.currency).fill('GBP')
  await more.getByRole('button', { name: en.purses.topUp }).click()
  await page.getByText(en.purses.left('£65.00')).waitFor()
  await page.getByText(en.purses.history).first().click()
  await look(page, 'purses')
})

test('billing is changed to a webhook only at a public address, and shows how it does', async t => {
  const { page } = await deskOf(world, t, 'hugo', { expects: [/40[09]/] })
  await page.goto(`${world.url}/desk/setup/billing`)
  await page.getByLabel(en.billing.port).selectOption('webhook')
  await page.getByLabel(en.billing.url).fill('http://127.0.0.1/')
  await page.getByRole('button', { name: en.billing.save }).click()
  await page.getByText(/not in the public internet/).waitFor()
  await page.getByLabel(en.billing.url).fill('https://1.1.1.1/billing')
  await page.getByRole('button', { name: en.billing.save }).click()
  await page.getByText(en.billing.secretOnce).waitFor()
  assert.match(await page.locator('.billing-secret code').innerText(), /^whsec_/)
  await look(page, 'billing')
  await page.reload()
  await page.getByText(en.billing.hasSecret).waitFor()
  assert.equal(await page.locator('.billing-secret').count(), 0)
})

test('what is booked by hand is listed with its owner, and gone once its reference is entered, once', async t => {
  await give('ada')
  const { page } = await deskOf(world, t, 'lena', { expects: [/409/] })
  await page.goto(`${world.url}/desk/by-hand`)
  const tasks = page.locator('.by-hand > li')
  await tasks.first().waitFor()
  await look(page, 'by-hand')
  const before = await tasks.count()
  const enter = async () => {
    await tasks.first().getByLabel(en.byHand.reference).fill('ABONO-44')
    await tasks.first().getByRole('button', { name: en.byHand.enter }).click()
  }
  await enter()
  await page.getByText(en.byHand.entered).waitFor()
  await eventually('one less', async () => (await tasks.count()) === before - 1)
  if (before > 1) {
    await enter()
    await page.getByText(/^Another remedy was booked under this reference/).waitFor()
  }
})
