/** Times in a story: near ones by their day, far ones by their year. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFact, FactOf } from '../../domain/case/facts.ts'
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

test('of promises that are due together each is told by its words, whether or not the story begins with them', () => {
  const words = ['The technician comes to you.', 'Ten pounds back on\nyour next bill.', '']
  const made = words.map(
    (text, index): FactOf<'CommitmentMade'> => ({
      type: 'CommitmentMade',
      commitmentId: `c${index}`,
      kind: 'visit',
      agentId: 'a',
      dueAt: at + DAY,
      warnAt: at,
      replaces: null,
      body: { words: text },
    }),
  )
  const then = words.flatMap((_, index) => [
    { type: 'CommitmentDueSoon', commitmentId: `c${index}` } as const,
    { type: 'CommitmentBroken', commitmentId: `c${index}`, dueAt: at + DAY } as const,
  ])
  const stored = (facts: readonly CaseFact[]) =>
    facts.map((fact, index) => ({ lane: 0, seq: index + 1, caseId: 'x', at, fact }))
  const told = (audience: Reader['audience'], language: Reader['language'], type: CaseFact['type']) => {
    const items = toStory(stored(then), new Map(), { ...reader, audience, language }, stored(made))
    const whole = toStory(stored([...made, ...then]), new Map(), { ...reader, audience, language })
    const sentences = items.filter(item => item.type === type).map(({ sentence }) => sentence)
    assert.deepEqual(
      whole.filter(item => item.type === type).map(({ sentence }) => sentence),
      sentences,
    )
    return sentences
  }
  assert.deepEqual(told('agent', 'en', 'CommitmentDueSoon'), [
    'A promise is nearly due: “The technician comes to you”.',
    'A promise is nearly due: “Ten pounds back on your next bill”.',
    'A promise is nearly due: to send someone to visit.',
  ])
  const by = 'by Tuesday 17 November at 12:00 and did not do it in time. We are sorry.'
  assert.deepEqual(told('customer', 'en', 'CommitmentBroken'), [
    `We promised you “The technician comes to you” ${by}`,
    `We promised you “Ten pounds back on your next bill” ${by}`,
    `We promised to send someone to visit ${by}`,
  ])
  assert.match(
    told('customer', 'es', 'CommitmentBroken')[1] ?? '',
    /^No cumplimos a tiempo lo que le prometimos: “Ten pounds back on your next bill”\. Lo sentimos\. /,
  )
  assert.deepEqual(toStory(stored(then), new Map(), reader)[0]?.sentence, 'A promise is nearly due.')
})
