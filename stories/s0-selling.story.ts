/** S0.7: how many minutes of waiting were caused by time that was spent on selling. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WallboardHours } from '../contract/wallboard.ts'
import { checkAccessibility, DESK, PHONE } from '../tests/browser.ts'
import { begins } from './asking.ts'
import { answersUntil, type Hand, writes } from './by-hand.ts'
import { inTime } from './house-in-time.ts'
import { customerAt, deskOf, pictures } from './stage.ts'
import { MINUTE } from './story-clock.ts'

const inHouse = inTime()

test('S0.7 what selling costs those who wait is measured, on the wallboard and for everybody to read', async t => {
  const { stage, later, hand, sendHome, oneAtATime } = inHouse()
  const picture = pictures('S0.7')
  await sendHome()
  await oneAtATime()
  const [amara, lead] = [await hand('agent'), await hand('lead')]
  await amara.send('PUT', 'presence', { presence: 'here' })

  await writes(stage, 'I want to buy a second line.')
  const buyer = await answersUntil(amara, 'I want to buy a second line.')
  await amara.act(buyer, { act: 'change-kind', kind: 'request' })
  await begins(t, stage, 'The line is dead, and I wait.', 'Ada Quill')
  const before = await sold(lead)
  await later(4 * MINUTE)
  await t.test('before anything is offered, waiting is nobody’s sale', async () => {
    assert.deepEqual(await sold(lead), before)
  })

  assert.ok(await amara.act(buyer, { act: 'make-offer', words: 'A second line for half the price.' }))
  await later(12 * MINUTE)
  await amara.act(buyer, { act: 'end-contact' })
  await answersUntil(amara, 'The line is dead')
  await later(5 * MINUTE)

  await t.test(
    'twelve minutes of an offer, with somebody waiting, are twelve minutes that they cost',
    async () => {
      const now = await sold(lead)
      assert.equal(now.sellingMinutes - before.sellingMinutes, 12)
      assert.equal(now.causedMinutes - before.causedMinutes, 12)
      const board = await deskOf(t, stage, { role: 'lead' })
      await board.goto(`${stage.url}/desk/wallboard`)
      const says = board.getByText(
        `Today ${now.sellingMinutes} minutes went into selling. People who needed help waited ${now.causedMinutes} minutes because of it.`,
      )
      await says.scrollIntoViewIfNeeded()
      await checkAccessibility(board)
      await picture(board, 'the-wallboard')
      await board.setViewportSize(PHONE)
      await checkAccessibility(board)
      await picture(board, 'the-wallboard-390')
      await board.setViewportSize(DESK)
    },
  )
  await t.test('and everybody can read it', async () => {
    const page = await customerAt(t, stage)
    await page.goto(`${stage.url}/charter`)
    await page.getByText(/that cost people with a problem \d+ minutes of waiting/).waitFor()
    await checkAccessibility(page)
    await picture(page, 'the-charter')
  })
})

/** Today so far; asked after what was kept of the last answer. */
async function sold(lead: Hand): Promise<WallboardHours['selling']['today']> {
  const { selling } = (await lead.get('wallboard/hours')) as WallboardHours // the contract's
  return selling.today
}
