/** A clock that is moved, and where it is refused. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { DAY, HOUR, MINUTE } from '../domain/time.ts'
import { aheadBy, markForTests, openClock } from './house-clock.ts'
import { OperatorError } from './operator-error.ts'
import { eventually } from './testing/eventually.ts'

const NOW = Date.UTC(2026, 10, 23, 12)

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'heed-clock-'))
  t.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('a clock is moved by days, hours, minutes and seconds, or set to a moment', () => {
  assert.equal(aheadBy('+3d', NOW), 3 * DAY)
  assert.equal(aheadBy('+1d2h30m', NOW), DAY + 2 * HOUR + 30 * MINUTE)
  assert.equal(aheadBy('-90s', NOW), -90_000)
  assert.equal(aheadBy('+250ms', NOW), 250)
  assert.equal(aheadBy('2026-11-24T12:00:00Z', NOW), DAY)
  assert.equal(aheadBy('2026-11-23T13:00+01:00', NOW), 0)
})

test('what says no time is none', () => {
  for (const text of [
    '',
    '3d',
    '+',
    '+3',
    '+3w',
    'tomorrow',
    '2026-11-24',
    '2026-11-24T12:00',
    '2026-13-40T12:00Z',
  ])
    assert.equal(aheadBy(text, NOW), null, text)
})

test('without HEED_CLOCK Heed goes by the clock on the wall, whatever lies in the folder', t => {
  const dataDir = folder(t)
  markForTests(dataDir)
  writeFileSync(join(dataDir, 'clock'), '+3d')
  const clock = openClock({ clock: undefined, dataDir }, () => NOW)
  assert.deepEqual([clock.now(), clock.isMoved], [NOW, false])
})

test('a clock is not moved over a folder that was not made for tests', t => {
  const dataDir = folder(t)
  assert.throws(() => openClock({ clock: '+3d', dataDir }, () => NOW), OperatorError)
  assert.throws(() => openClock({ clock: '+3d', dataDir }, () => NOW), /was not made for tests/)
})

test('only an empty folder can be made one for tests, and that twice', t => {
  const dataDir = join(folder(t), 'data')
  markForTests(dataDir)
  markForTests(dataDir)
  const [mark = ''] = readdirSync(dataDir)
  rmSync(join(dataDir, mark))
  writeFileSync(join(dataDir, 'secret'), 'x')
  assert.throws(() => markForTests(dataDir), /There is something in/)
  assert.ok(!existsSync(join(dataDir, mark)))
})

test('a clock is moved on while it runs, by a file in the data folder, and never back', async t => {
  const dataDir = folder(t)
  markForTests(dataDir)
  let wall = NOW
  const clock = openClock({ clock: '2031-06-10T09:00:00Z', dataDir }, () => wall)
  t.after(clock.stop)
  assert.equal(clock.now(), Date.UTC(2031, 5, 10, 9))
  wall += MINUTE
  assert.equal(clock.now(), Date.UTC(2031, 5, 10, 9, 1), 'and goes on')
  const file = join(dataDir, 'clock')
  const moveTo = (text: string) => {
    writeFileSync(file, text)
    utimesSync(file, wall / 1_000, wall / 1_000)
  }
  moveTo('2031-06-13T09:00:00Z\n')
  await eventually('the clock has moved', async () => clock.now() === Date.UTC(2031, 5, 13, 9))
  moveTo('2031-06-01T09:00:00Z')
  const later = openClock({ clock: '+0s', dataDir }, () => wall)
  t.after(later.stop)
  assert.equal(later.now(), Date.UTC(2031, 5, 1, 9), 'another start goes by the file')
  moveTo('2031-06-14T09:00:00Z')
  await eventually('both have moved', async () => clock.now() === later.now())
  assert.equal(clock.now(), Date.UTC(2031, 5, 14, 9))
})
