/** S0.8, "total dedication to quality of service": each promise in public stands beside what was measured, and can be counted again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { CharterPage } from '../contract/charter.ts'
import type { CaseView } from '../contract/desk.ts'
import { checkAccessibility, DESK } from '../tests/browser.ts'
import { answersUntil, writes } from './by-hand.ts'
import { type HouseInTime, inTime } from './house-in-time.ts'
import { beatsOf, customerAt, pictures } from './stage.ts'
import { HOUR, MINUTE, SECOND } from './story-clock.ts'

const inHouse = inTime()

test('S0.8 what is promised in public stands beside what was measured, for everybody to count again', async t => {
  const house = inHouse()
  const { stage } = house
  const picture = pictures('S0.8')
  const beat = beatsOf(t)
  const reader = await customerAt(t, stage)

  await beat(
    'S0.8 twelve promises in plain words, each beside its figures, none without what it counts',
    async () => {
      await reader.goto(`${stage.url}/charter`)
      await besideFigures(reader)
      await checkAccessibility(reader)
      await picture(reader, 'each-promise-beside-its-figures')
      await reader.setViewportSize(DESK)
      await checkAccessibility(reader)
    },
  )

  await beat('S0.8 what happens is counted: a promise that is kept, and one that is not', async () => {
    const before = figureOf(await charterOf(house), 'promise')
    await oneKeptOneBroken(house)
    const after = await untilCounted(house, before.count + 2)
    assert.equal(after.good, before.good + 1)
  })

  await beat(
    'S0.8 the table of the year says for each figure what it counts, its mean, and whether the limit was met',
    async () => {
      const answer = await fetch(`${stage.url}/charter.csv?year=2031`, {
        headers: { 'accept-language': 'en' },
      })
      assert.match(answer.headers.get('content-type') ?? '', /text\/csv/)
      const lines = (await answer.text()).split(/\r?\n/)
      assert.match(lines[0] ?? '', /^Period,Promise,The promise in words,Figure,Counted,Of these/)
      const { figures } = await charterOf(house)
      for (const { of } of figures)
        assert.ok(
          lines.some(line => line.startsWith(`"2031, all of it",${of},`)),
          `${of} has no line`,
        )
    },
  )

  await beat('S0.8 the doctor counts the same from the ledger, and names what was touched', async () => {
    assert.match(await house.command('doctor', '--charter'), /^✓ charter {4}\d+ numbers equal/)
    await house.read(
      `UPDATE charter_measured SET is_good = NOT is_good WHERE figure = 'one-owner' AND case_id =
         (SELECT case_id FROM charter_measured WHERE figure = 'one-owner' ORDER BY at LIMIT 1)`,
    )
    assert.match(
      await house.command('doctor', '--charter'),
      /"one-owner" of 30 days shows good \d+; the ledger has \d+/,
    )
  })
})

/** A figure is a share, a number or a mean, and says of how many; or it says that nobody has measured it. */
async function besideFigures(reader: Page): Promise<void> {
  const promises = reader.locator('.guarantees > li')
  assert.equal(await promises.count(), 12)
  for (const promise of await promises.all()) {
    const says = await promise.innerText()
    assert.match(says, /In force|Not yet|warned/, says)
    assert.ok(
      (await promise.locator('.figure').count()) > 0 || /not yet measured|beside figures/i.test(says),
      `promised, and nothing is said of what was measured: ${says}`,
    )
  }
  for (const says of await reader.locator('.figure-counts dd').allInnerTexts())
    assert.match(says, /^[\d.,]+%?\n(of \d|times)|^not yet measured$/, says)
}

async function charterOf({ stage }: HouseInTime): Promise<CharterPage> {
  return (await (await fetch(`${stage.url}/charter.json`)).json()) as CharterPage // the contract's
}

function figureOf({ figures }: CharterPage, id: CharterPage['figures'][number]['id']) {
  const figure = figures.find(one => one.id === id)
  assert.ok(figure, `${id} is not measured`)
  return figure.lately
}

/** The page counts once a minute. */
async function untilCounted(house: HouseInTime, count: number) {
  for (let looks = 0; looks < 30; looks++) {
    await house.later(MINUTE + SECOND)
    const figure = figureOf(await charterOf(house), 'promise')
    if (figure.count === count) return figure
  }
  throw new Error(`${count} promises were never counted`)
}

async function oneKeptOneBroken({ stage, clock, hand, sendHome }: HouseInTime): Promise<void> {
  await sendHome()
  const amara = await hand('agent')
  await amara.send('PUT', 'presence', { presence: 'here' })
  await writes(stage, 'Nobody rang me back.')
  const caseId = await answersUntil(amara, 'Nobody rang me back.')
  const promise = { act: 'promise', kind: 'other', replaces: null }
  assert.ok(await amara.act(caseId, { ...promise, words: 'I look it up.', dueAt: clock.now() + HOUR }))
  assert.ok(await amara.act(caseId, { ...promise, words: 'I write it down.', dueAt: clock.now() + MINUTE }))
  const { promises } = (await amara.get(`cases/${caseId}`)) as CaseView // the contract's
  const commitmentId = promises.find(({ words }) => words === 'I look it up.')?.id
  const evidence = 'It stands in the book, page 12.'
  assert.ok(await amara.act(caseId, { act: 'keep-promise', commitmentId, evidence }))
}
