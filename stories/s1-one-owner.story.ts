/** S1.5: told once, and one owner; whoever takes over has read it, and has said yes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { agentAt, answerUntil, customerAt, onStage, pictures } from './stage.ts'
import { MINUTE, openStoryClock, SECOND } from './story-clock.ts'

const clock = openStoryClock(Date.now())
const stage = onStage(clock)

test('S1.5 a handover needs a written summary and a named receiver, and the owner stays until they accept', async t => {
  const picture = pictures('S1.5')
  const customer = await customerAt(t, stage())
  await customer
    .getByLabel('What is wrong, in your words')
    .fill('I was promised a tablet with my plan and it never came.')
  await customer.getByLabel('Your name').fill('Rosalind Achterberg')
  await customer.getByRole('button', { name: 'Send it to a person' }).click()
  await customer.waitForURL(/\/case\/HD-/)

  const first = await agentAt(t, stage(), 0)
  await answerUntil(first, 'I was promised a tablet')
  const heading = customer.getByRole('heading', { level: 1 })
  await customer.getByRole('heading', { name: /You are talking with/ }).waitFor()
  const firstOwner = (await heading.innerText()).replace(/\s+/g, ' ').replace('You are talking with ', '')
  await picture(customer, 'one-owner-by-name')

  const handoversBefore = await handoversCounted()
  const second = await agentAt(t, stage(), 1)
  // The second one is here for the handover, not for the line.
  await second.getByRole('radio', { name: 'Away' }).click()
  const receiver =
    stage()
      .logins.filter(({ role }) => role === 'agent')[1]
      ?.email.split('@')[0]
      ?.split('.')[0] ?? ''

  await first.keyboard.press('o')
  await first.getByRole('combobox', { name: 'To whom' }).fill(receiver)
  await first
    .getByRole('option', { name: new RegExp(receiver, 'i') })
    .first()
    .click()
  await first.getByRole('button', { name: 'Propose handover' }).click()
  assert.equal(await first.getByText(/Proposed to/).count(), 0, 'without a summary nothing is proposed')
  // Whoever gets round the screen meets the server.
  const { caseId, colleagues } = await behindTheScreen(first)
  const bare = await first.request.post(`${stage().url}/api/desk/cases/${caseId}/acts`, {
    data: {
      requestId: crypto.randomUUID(),
      act: { act: 'propose-handover', to: colleagues[0]?.id, summary: ' ' },
    },
  })
  assert.equal(bare.status(), 409, await bare.text())
  await picture(first, 'no-handover-without-a-summary')
  await first
    .getByLabel('What they need to know')
    .fill('Tablet promised with the two-year plan; nothing ordered. Needs the order placed and a date.')
  await first.getByRole('button', { name: 'Propose handover' }).click()
  await first.getByText(/Proposed to/).waitFor()
  await customer.reload()
  assert.ok(
    (await customer.locator('main').innerText()).includes(firstOwner),
    'the owner stays until the other accepts',
  )
  await picture(first, 'proposed-and-still-the-owner')

  await second
    .getByText(/would like to hand this over to you/)
    .first()
    .click()
  await second.getByText('Tablet promised with the two-year plan').first().waitFor()
  await second.locator('.message[data-from=customer]').getByText('I was promised a tablet').waitFor()
  await picture(second, 'the-receiver-reads-all-of-it')
  await second.getByRole('button', { name: /^Accept/ }).click()
  await second.getByText('You own this').waitFor()

  await customer.reload()
  await customer
    .getByText(new RegExp(`You are talking with .*${receiver}|${receiver}.* looks after this`, 'i'))
    .first()
    .waitFor()
  await picture(customer, 'the-new-owner-by-name')
  for (let looks = 0; looks < 30 && (await handoversCounted()) === handoversBefore; looks++) {
    // What is counted is written some seconds later.
    await customer.waitForTimeout(500)
    await clock.pass(COUNTED_EVERY + SECOND)
  }
  assert.equal(await handoversCounted(), handoversBefore + 1, 'it counts, where everybody can read it')
})

/** What anybody may ask for is counted once in this time. */
const COUNTED_EVERY = MINUTE

/** In the public table of the year: each time that somebody was handed on. */
async function handoversCounted(): Promise<number> {
  const answer = await fetch(`${stage().url}/charter.csv`, { headers: { 'accept-language': 'en' } })
  const counted = /^"\d{4}, all of it",G4,.*,Handed on with all that was told,(\d+),/m.exec(
    await answer.text(),
  )
  assert.ok(counted, 'handovers are not counted in public')
  return Number(counted[1])
}

/** The open case and the colleagues, as the desk's own requests name them. */
async function behindTheScreen(desk: Page) {
  const caseId = /\/case\/([0-9a-f-]{36})/.exec(desk.url())?.[1] ?? ''
  const team = await desk.request.get(`${stage().url}/api/desk/agents`)
  const { agents } = (await team.json()) as {
    readonly agents: readonly { readonly id: string; readonly presence: string }[]
  } // the contract's Team
  return { caseId, colleagues: agents.filter(({ presence }) => presence !== 'here') }
}
