/** Cases on the ladder: before anybody above was asked, while a rung decides, and with the body outside. */
import type { CaseForCustomer, StoryItem } from '../../contract/case.ts'
import type { OutsideLetterPage, Page } from '../../contract/pages.ts'

const HOUR = 3_600_000

type OnLadder = NonNullable<CaseForCustomer['ladder']>

export function ladderSamples(now: number, owned: CaseForCustomer) {
  const below: OnLadder = {
    rung: 0,
    name: null,
    isDeciding: false,
    answerBy: null,
    next: { name: 'Leila Haddad', isOutside: false, answerBy: now + 6 * HOUR },
    canClimb: true,
    outside: null,
  }
  const outside = {
    name: 'the Communications Arbiter',
    address: 'PO Box 12, Northbridge NB1 4AA',
    link: 'https://arbiter.example/complain',
    rights: 'It costs you nothing. It can order us to put it right and to pay you up to £10,000.',
    applies: { because: 'answered' as const, days: 42, until: now + 320 * 24 * HOUR },
  }
  const points: NonNullable<OnLadder['points']> = [
    {
      id: '00000000-0000-4000-8000-000000000a01',
      words: 'Nobody came on Friday, and nobody rang.',
      state: 'open',
      isOwn: true,
      reason: null,
    },
    {
      id: '00000000-0000-4000-8000-000000000a02',
      words: 'I was charged twice in October.',
      state: 'settled',
      isOwn: true,
      reason: null,
    },
    {
      id: '00000000-0000-4000-8000-000000000a03',
      words: 'The router is too slow.',
      state: 'taken-back',
      isOwn: false,
      reason: 'That was the case of your neighbour.',
    },
  ]
  const decides = { ...below, rung: 1, name: 'Leila Haddad', isDeciding: true, answerBy: now + 5 * HOUR }
  const cases: Readonly<Record<string, CaseForCustomer>> = {
    'case-ladder': { ...owned, ladder: below },
    'case-ladder-decides': { ...owned, ladder: { ...decides, canClimb: false } },
    'case-ladder-points': { ...owned, ladder: { ...below, points, mayList: true } },
    'case-ladder-points-es': { ...owned, ladder: { ...below, points, mayList: true } },
    'case-ladder-late': {
      ...owned,
      ladder: {
        ...decides,
        rung: 2,
        name: 'Hugo Brandt',
        timesLate: 1,
        canClimb: false,
        next: { name: outside.name, isOutside: true, answerBy: null },
        outside: { ...outside, applies: { ...outside.applies, because: 'late' } },
      },
    },
    'case-ladder-weeks': {
      ...owned,
      ladder: { ...below, outside: { ...outside, applies: { ...outside.applies, because: 'time' } } },
    },
    'case-ladder-decides-es': { ...owned, ladder: { ...decides, canClimb: false } },
    'case-ladder-outside': {
      ...owned,
      ladder: { ...below, rung: 3, name: null, next: null, canClimb: false, outside },
    },
    'case-ladder-last': {
      ...owned,
      ladder: {
        ...below,
        rung: 2,
        name: 'Hugo Brandt',
        next: { name: outside.name, isOutside: true, answerBy: null },
        outside,
      },
    },
  }
  return cases
}

const letter: OutsideLetterPage = {
  page: 'outside-letter',
  reference: 'HD-4K7Q-92MX',
  customerName: 'Ada Lovelace',
  openedAt: 1_763_000_000_000,
  writtenAt: 1_766_000_000_000,
  firstWords: 'My line has been dead since Friday. I work from home.',
  points: [
    {
      id: '00000000-0000-4000-8000-000000000a01',
      words: 'Nobody came on Friday, and nobody rang.',
      state: 'open',
      isOwn: true,
      reason: null,
    },
  ],
  said: [
    {
      at: 1_764_000_000_000,
      sentence: 'Priya Raman said no.',
      words: '1. Nobody came.\nThe road was closed.',
    },
    {
      at: 1_765_000_000_000,
      sentence: 'You asked for somebody above. Leila Haddad decides now.',
      words: null,
    },
  ],
  applies: { because: 'answered', days: 42, until: 1_794_000_000_000 },
  outside: {
    name: 'the Communications Arbiter',
    address: 'PO Box 12, Northbridge NB1 4AA',
    link: 'https://arbiter.example/complain',
    rights: 'It costs you nothing. It can order us to put it right and to pay you up to £10,000.',
  },
}

export const letterSamples: Readonly<Record<string, Page>> = {
  'outside-letter': letter,
  'outside-letter-es': letter,
}

/** They write that they want somebody above. */
export function asksAbove(story: readonly StoryItem[]): readonly StoryItem[] {
  const last = story.at(-1)
  const spoke = story.find(({ type }) => type === 'CustomerSpoke')
  if (!last || !spoke) return story
  const asked = { ...spoke, seq: last.seq + 1, at: last.at, words: 'I want to speak to your manager.' }
  return [...story, asked]
}
