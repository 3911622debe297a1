/** The letter that somebody takes to the body outside: what it is about, what they wanted answered, and what we said to it. */
import type { OutsideLetterPage } from '../../contract/pages.ts'
import type { CaseFactType } from '../../domain/case/facts.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { Db } from '../db/connect.ts'
import { factsOfCase } from '../ledger/read.ts'
import { type Reader, toStory } from '../ledger/story.ts'
import { ladderOf } from './ladder-of.ts'
import { outsideFor } from './outside.ts'
import { pointsIn } from './points.ts'

/** What was decided, and by whom. */
const decided: ReadonlySet<string> = new Set<CaseFactType>([
  'RungClimbed',
  'RungAnswered',
  'RungLate',
  'RefusalGiven',
  'PointTakenBack',
  'RemedyBooked',
])

/** Null while the way to the body outside is not open. */
export async function outsideLetter(
  db: Db,
  reader: Reader,
  { state, now }: { readonly state: CaseState; readonly now: number },
): Promise<OutsideLetterPage | null> {
  const { house, language } = reader
  const applies = await outsideFor(db, house, state, now)
  if (applies === null) return null
  const facts = await factsOfCase(db, state.id, 0)
  const story = toStory(facts, new Map(), reader)
  const { name, address, link, rights } = ladderOf(house, now).outside
  return {
    page: 'outside-letter',
    reference: state.reference,
    customerName: reader.customerName,
    openedAt: state.openedAt,
    writtenAt: now,
    firstWords: story.find(({ type }) => type === 'CustomerSpoke')?.words ?? null,
    points: pointsIn(facts),
    said: story
      .filter(({ type }) => decided.has(type))
      .map(({ at, sentence, words }) => ({ at, sentence, words })),
    applies,
    outside: { name, address, link, rights: rights[language] },
  }
}
