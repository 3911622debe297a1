/** Simulating from the command line. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { MINUTE } from '../../domain/time.ts'
import { readConfig } from '../config.ts'
import { silent } from '../db/log.ts'
import { OperatorError } from '../operator-error.ts'
import { noonAfter } from '../testing/noon.ts'
import { openWorld, type World } from '../testing/world.ts'
import { simulateLine } from './simulate.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'heed-simulate-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function command(t: TestContext, words: readonly string[], databaseUrl?: string) {
  const lines: string[] = []
  const log = t.mock.method(console, 'log', (line: string) => void lines.push(line))
  const errors = t.mock.method(console, 'error', () => {})
  const config = readConfig({
    HEED_DATA: folder,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  })
  await simulateLine({ config, log: silent, words }).finally(() => {
    log.mock.restore()
    errors.mock.restore()
  })
  return lines.join('\n')
}

/** Two weeks of such days are simulated before, to learn from. */
const few = ['--seeds', '2', '--days', '1', '--set', 'people=4%', '--set', 'staff=8%']

test('every ready scenario runs, as a table and as JSON', async t => {
  for (const name of ['monday', 'stop-pitching', 'fewer-staff', 'two-fewer']) {
    const { variants, seeds } = JSON.parse(await command(t, [name, '--json', ...few]))
    assert.deepEqual(seeds, [1, 2])
    assert.ok(variants[0].service.came.mean > 50)
    assert.equal(variants.length, name === 'monday' ? 1 : 3)
  }
  assert.match(await command(t, ['monday', ...few]), /2 runs of one day, seeds from 1\.\n\n/)
})

test('what cannot be is refused before anything is reckoned', async t => {
  const list = join(folder, 'list.json')
  writeFileSync(list, '[1, 2]')
  const refused: readonly (readonly [readonly string[], RegExp])[] = [
    [
      ['monday', '--html', join(folder, 'nowhere', 'report.html')],
      /Nothing can be written to .*report\.html/,
    ],
    [['monday', '--html', folder], /Nothing can be written to/],
    [['monday', '--pictures', join(folder, 'nowhere')], /Nothing can be written to/],
    [['monday', '--language', 'fr'], /--language takes en or es; this is “fr”/],
    [[list], /list\.json is no scenario: it begins with \{/],
  ]
  for (const [words, says] of refused)
    await assert.rejects(
      command(t, words),
      error => error instanceof OperatorError && says.test(error.message),
    )
})

test('what if is put beside it, from the command line and from another file', async t => {
  const mine = join(folder, 'mine.json')
  const other = join(folder, 'other.json')
  writeFileSync(mine, JSON.stringify({ name: 'mine', from: 'monday', set: { people: 0.03, staff: '8%' } }))
  writeFileSync(other, JSON.stringify({ name: 'other', from: 'monday', set: { people: 0.15, staff: '15%' } }))
  const asked = [mine, '--what-if', 'absent.monday=2, pitch=30', '--what-if', other, '--seeds', '1', '--json']
  const { variants } = JSON.parse(await command(t, asked))
  assert.deepEqual(
    variants.map(({ name }: { readonly name: string }) => name),
    ['as it is', 'absent.monday=2, pitch=30', 'other'],
  )
  assert.ok(variants[1].pitchHoursPerDay.mean > 0)
  assert.ok(variants[2].service.came.mean > 4 * variants[0].service.came.mean)
})

test('the page stands by itself, in the language that is asked for', async t => {
  const html = join(folder, 'report.html')
  await command(t, ['stop-pitching', '--html', html, '--language', 'es', ...few])
  const page = readFileSync(html, 'utf8')
  assert.match(page, /<html lang="es">/)
  assert.match(page, /Esperas a lo largo del día/)
  assert.doesNotMatch(page, /<script|https?:\/\//)
  assert.equal(page.match(/<figure>/g)?.length, 4)
})

test('what is asked wrongly is refused, in a sentence that says what to do', async t => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /Say which scenario: .*npm run heed -- simulate FILE/],
    [['tuesday'], /no file tuesday among the ready scenarios/],
    [['monday', '--days', 'many'], /--days takes a whole number from 1 to 3650/],
    [['monday', '--set', 'staff=-1'], /staffing: A factor is at least 0/],
    [['monday', '--speed', '3'], /Unknown option '--speed'/],
    [['monday', '--bank', 'log.txt'], /Say which scenario/],
    [['--bank', join(folder, 'no.txt')], /There is no file/],
    [['--ledger', '--date', 'monday'], /--date takes a day as/],
    [['monday', '--html', join(folder, 'no', 'report.html'), ...few], /Nothing can be written/],
  ]
  for (const [words, says] of wrong) {
    await assert.rejects(command(t, words), error => {
      assert.ok(error instanceof OperatorError)
      assert.match(error.message, says)
      return true
    })
  }
})

test('a day of the ledger is sent through again, and says what selling has cost', async t => {
  await using world = await openWorld()
  // All of it in one day.
  world.clock.advance(noonAfter(world.clock.now()) - world.clock.now())
  await workADay(world)
  const date = new Date(world.clock.now()).toISOString().slice(0, 10)
  const asked = ['--ledger', '--date', date, '--what-if', 'pitch=0', '--seeds', '1', '--json']
  const { variants, assumed } = JSON.parse(await command(t, asked, world.databaseUrl))
  const waits = variants.map(
    ({ service }: { readonly service: { readonly waitMean: { readonly mean: number } } }) =>
      Math.round(service.waitMean.mean / 10) * 10,
  )
  assert.deepEqual([variants[0].name, variants[0].service.came.mean], ['as it was', 2])
  assert.deepEqual(
    waits,
    [300, 300, 150],
    'the first at once, the second after ten minutes; five without the offer',
  )
  assert.match(assumed[0], /took agents 5 minutes, and made others wait 5 minutes/)
})

/** One is helped for five minutes and then sold to for five, while another waits. */
async function workADay(world: World): Promise<void> {
  const hugo = await world.agent('hugo')
  const mode = await hugo.send('PUT', '/api/desk/guarantees/G9', { mode: 'observe' })
  assert.equal(mode.status, 200, mode.text)
  const ada = await world.agent('ada')
  await ada.here()
  await world.customer('Nothing works.')
  const first = await ada.offered()
  const answer = async (caseId: string) => {
    const { summary } = await ada.view(caseId)
    assert.ok(summary.entry)
    assert.equal((await ada.act(caseId, { act: 'answer', entryId: summary.entry.id })).status, 200)
  }
  await answer(first)
  // A chat leaves room for another one: away, so that the second waits.
  await ada.send('PUT', '/api/desk/presence', { presence: 'away' })
  await world.customer('Nor here.')
  world.clock.advance(5 * MINUTE)
  const offered = await ada.act(first, { act: 'make-offer', words: 'A second line for half the price?' })
  assert.equal(offered.status, 200, offered.text)
  world.clock.advance(5 * MINUTE)
  await ada.act(first, { act: 'end-contact' })
  await ada.here()
  const second = await ada.offered()
  await answer(second)
  world.clock.advance(MINUTE)
  await ada.act(second, { act: 'end-contact' })
}
