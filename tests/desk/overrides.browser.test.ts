/** Rules of the house set aside, gifts that are looked at, and where help stopped, in a real browser against the real server. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { furnishRemedies, giveAccount } from '../../server/testing/accounts.ts'
import { openWorld, type World } from '../../server/testing/world.ts'
import { checkAccessibility, DESK, openPage, type PageOptions, PHONE, takePicture } from '../browser.ts'

let world: World
let credit: string
before(async () => {
  world = await openWorld()
  credit = (await furnishRemedies(world.db)).credit
  const lena = await world.agent('lena')
  const set = await lena.send('PUT', `/api/desk/rules/conditions/${randomUUID()}`, {
    kind: 'since',
    from: '2009-01-01',
    until: null,
    plans: [],
    days: null,
    entryId: credit,
    version: 0,
    why: { en: 'It thanks those who joined in 2009.', es: 'Agradece a quienes llegaron en 2009.' },
  })
  assert.equal(set.status, 200, set.text)
})
after(() => world[Symbol.asyncDispose]())

async function deskOf(
  t: TestContext,
  name: 'ada' | 'lena' | 'hugo',
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
  return page
}

async function customerOf2008() {
  const customer = await world.customer('The line has been dead since Friday.')
  const { accountId } = await giveAccount(world.db, customer.caseId)
  await sql`UPDATE account SET opened_on = '2008-05-01' WHERE id = ${accountId}`.execute(world.db)
  return customer.caseId
}

for (const [name, options] of [
  ['desk', { viewport: DESK }],
  ['phone-dark', { viewport: PHONE, colorScheme: 'dark' }],
] as const)
  test(`a rule of the house that does not fit is set aside beside what it keeps from the customer: ${name}`, async t => {
    const caseId = await customerOf2008()
    const pane = name === 'desk' ? '' : '?pane=now'
    const page = await deskOf(t, 'ada', `/case/${caseId}${pane}`, options)
    const kept = page.locator('details.beyond').filter({ hasText: 'Not for this customer' })
    await kept.locator('summary').click()
    await page.getByText('It thanks those who joined in 2009.').waitFor()
    await page.keyboard.press('Alt+j')
    await page.getByLabel('Why it does not fit here').fill('She has been with us for longer than they have.')
    await checkAccessibility(page)
    await takePicture(page, `set-aside-${name}`)
    await page.getByRole('button', { name: 'Set it aside and go on' }).click()
    await page.locator('.remedies').getByText('A credit of £10.00').first().waitFor()
  })

test('an act that a rule of the house refuses is gone on with by a reason', async t => {
  const { caseId } = await world.customer('I am at sea until spring.')
  const ada = await world.agent('ada')
  await ada.act(caseId, { act: 'take' })
  await sql`UPDATE agent SET absent_from = now() - interval '1 day' WHERE name LIKE 'Bo %'`.execute(world.db)
  await world.restart()
  const page = await deskOf(t, 'ada', `/case/${caseId}?do=handover`, {
    viewport: DESK,
    expects: [/409/],
  })
  await page.getByRole('combobox', { name: 'To whom' }).click()
  await page.getByRole('option', { name: /^Bo / }).click()
  await page.getByRole('radio', { name: 'I do not know the subject' }).focus()
  await page.keyboard.press('2')
  await page.locator('.act-form textarea').fill('The line was measured, and the box was changed.')
  await checkAccessibility(page)
  await takePicture(page, 'handover-lacked')
  await page.locator('.act-form button[type=submit]').click()
  await page.getByText('A case is not handed to somebody who is away').waitFor()
  await page.keyboard.press('Alt+j')
  const goOn = page.getByRole('button', { name: 'Set it aside and go on' })
  await goOn.waitFor()
  const foot = await goOn.boundingBox()
  assert.ok(foot && foot.y >= 0 && foot.y + foot.height <= DESK.height, 'what sends it is in sight at once')
  await page.getByLabel('Why it does not fit here').fill('He is back in an hour and knows her.')
  await checkAccessibility(page)
  await takePicture(page, 'set-aside-act')
  await page.getByRole('button', { name: 'Set it aside and go on' }).click()
  await page.getByText(/set a rule of the house aside: a case is not handed/).waitFor()
  await sql`UPDATE agent SET absent_from = NULL WHERE name LIKE 'Bo %'`.execute(world.db)
})

async function setAsideThrice() {
  const ada = await world.agent('ada')
  for (const _ of [1, 2, 3]) {
    const caseId = await customerOf2008()
    const { rows } = await sql<{ readonly id: string }>`
      SELECT a.id FROM account a JOIN cases c USING (customer_id) WHERE c.id = ${caseId}`.execute(world.db)
    const gift = {
      remedyId: randomUUID(),
      kind: 'credit',
      catalogueId: credit,
      amountMinor: 10_00,
      currency: 'GBP',
      accountId: rows[0]?.id,
      setAside: {
        rules: ['remedy-for-customers-since'],
        reason: 'A customer for longer than those of 2009.',
      },
    }
    const given = await ada.send('POST', `/api/desk/cases/${caseId}/remedies`, gift)
    assert.equal(given.status, 200, given.text)
  }
}

test('a lead reads what was set aside, by rule, and changes the rule', async t => {
  await setAsideThrice()
  const page = await deskOf(t, 'lena', '/rules', { viewport: DESK })
  await page.getByText('It is proposed to change this rule.').waitFor()
  await page.getByText('The reasons, newest first').first().click()
  await checkAccessibility(page)
  await takePicture(page, 'rules-desk')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Change the rule' }).click()
  await page.getByText('version 2').waitFor()
  const small = await deskOf(t, 'ada', '/rules', { viewport: PHONE, colorScheme: 'dark' })
  await small.getByText('You have set this rule aside').first().waitFor()
  await checkAccessibility(small)
  await takePicture(small, 'rules-phone-dark')
})

test('where help stopped is read with what raising the limit would have done', async t => {
  const [ada, lena] = [await world.agent('ada'), await world.agent('lena')]
  await lena.here()
  await sql`UPDATE authority SET most_minor = 6000 WHERE role = 'agent' AND kind = 'credit'`.execute(world.db)
  for (const amountMinor of [18_00, 20_00, 45_00]) {
    const { caseId } = await world.customer('No internet since Friday.')
    await ada.act(caseId, { act: 'take' })
    const { accountId } = await giveAccount(world.db, caseId)
    const remedy = { remedyId: randomUUID(), kind: 'credit', amountMinor, currency: 'GBP', accountId }
    const body = { approvalId: randomUUID(), remedy, why: 'Four days.' }
    const asked = await ada.send('POST', `/api/desk/cases/${caseId}/approvals`, body)
    assert.equal(asked.status, 200, asked.text)
  }
  const page = await deskOf(t, 'lena', '/stopped', { viewport: DESK })
  await page.getByText(/Raised to £20\.00, 2 of them/).waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'stopped-desk')
  const small = await deskOf(t, 'lena', '/stopped', { viewport: PHONE, colorScheme: 'dark' })
  await small.getByText(/Raised to £20\.00/).waitFor()
  await checkAccessibility(small)
  await takePicture(small, 'stopped-phone-dark')
})

test('a reviewer closes a gift to a household, and whoever gave it reads what was seen', async t => {
  const [ada, hugo] = [await world.agent('ada'), await world.agent('hugo')]
  await sql`UPDATE agent SET is_admin = true WHERE id = ${hugo.id}`.execute(world.db)
  const [mine, theirs] = [await world.customer('Mine.'), await world.customer('My sister’s.')]
  const own = await giveAccount(world.db, mine.caseId)
  const near = await giveAccount(world.db, theirs.caseId)
  await sql`
    INSERT INTO agent_account (agent_id, number, said_at)
    SELECT ${ada.id}, number, now() FROM account WHERE id = ${own.accountId}`.execute(world.db)
  await sql`
    INSERT INTO customer_address (customer_id, kind, value, created_at)
    SELECT customer_id, 'phone', '+441632960123', now() FROM cases WHERE id IN (${mine.caseId}, ${theirs.caseId})`.execute(
    world.db,
  )
  const gift = {
    remedyId: randomUUID(),
    kind: 'credit',
    amountMinor: 10_00,
    currency: 'GBP',
    accountId: near.accountId,
  }
  assert.equal((await ada.send('POST', `/api/desk/cases/${theirs.caseId}/remedies`, gift)).status, 200)
  const page = await deskOf(t, 'hugo', '/near', { viewport: DESK })
  await page.getByRole('checkbox', { name: /Hugo/ }).check()
  await page.getByRole('button', { name: 'Save who looks at gifts' }).click()
  await page.getByText('The customer shares an address or a number').waitFor()
  await checkAccessibility(page)
  await takePicture(page, 'near-desk')
  await page.getByLabel('What you saw').fill('Her sister’s line was dead for a week.')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  const small = await deskOf(t, 'ada', '/near', { viewport: PHONE, colorScheme: 'dark' })
  await small.getByText('Her sister’s line was dead for a week.').waitFor()
  await checkAccessibility(small)
  await takePicture(small, 'near-phone-dark')
})
