/** Times in a story: near ones by their day, far ones by their year. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY } from '../../domain/time.ts'
import type { House } from './directory.ts'
import { type Reader, toStory } from './story.ts'

const at = Date.UTC(2026, 10, 16, 12)
const house = { organisation: { timeZone: 'Europe/London' }, agents: new Map() } as unknown as House // what times need of it
const reader: Reader = { audience: 'agent', language: 'en', house, customerName: 'Ngozi Okafor' }

function promised(dueAt: number, language: Reader['language'] = 'en'): string {
  const fact = {
    type: 'CommitmentMade',
    commitmentId: 'c',
    kind: 'visit',
    agentId: 'a',
    dueAt,
    warnAt: at,
    replaces: null,
  } as const
  const [item] = toStory([{ lane: 0, seq: 1, caseId: 'x', at, fact }], new Map(), { ...reader, language })
  return item?.sentence ?? ''
}

test('a time that is near is told by its day and hour', () => {
  assert.match(promised(at + 3 * DAY), /Thursday 19 November at 12:00/)
})

test('a day in the next year is told with its year', () => {
  assert.match(promised(at + 365 * DAY), /16 November 2027/)
  assert.match(promised(at + 365 * DAY, 'es'), /16 de noviembre de 2027/)
})

test('a place that is kept until midnight is kept until the end of that day', () => {
  const kept = (keptUntil: number, language: Reader['language']) => {
    const fact = { type: 'CallbackSetAside', entryId: 'e', keptUntil } as const
    const [item] = toStory([{ lane: 0, seq: 1, caseId: 'x', at, fact }], new Map(), { ...reader, language })
    return item?.sentence ?? ''
  }
  const midnight = Date.UTC(2026, 10, 18)
  assert.match(kept(midnight, 'en'), /until the end of Tuesday 17 November\.$/)
  assert.match(kept(midnight, 'es'), /hasta el final del martes, 17 de noviembre\.$/)
  assert.match(kept(midnight - 4 * 3_600_000, 'en'), /until Tuesday 17 November at 20:00\.$/)
})
