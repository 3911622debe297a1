/** Cases on the ladder: before anybody above was asked, while a rung decides, and with the body outside. */
import type { CaseForCustomer, StoryItem } from '../../contract/case.ts'

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
  }
  const decides = { ...below, rung: 1, name: 'Leila Haddad', isDeciding: true, answerBy: now + 5 * HOUR }
  const cases: Readonly<Record<string, CaseForCustomer>> = {
    'case-ladder': { ...owned, ladder: below },
    'case-ladder-decides': { ...owned, ladder: { ...decides, canClimb: false } },
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

/** They write that they want somebody above. */
export function asksAbove(story: readonly StoryItem[]): readonly StoryItem[] {
  const last = story.at(-1)
  const spoke = story.find(({ type }) => type === 'CustomerSpoke')
  if (!last || !spoke) return story
  const asked = { ...spoke, seq: last.seq + 1, at: last.at, words: 'I want to speak to your manager.' }
  return [...story, asked]
}
