/** The ladder: one rung up, the answer of a rung, the points of a complaint, and what waits for my own decision. */
import type { CaseView, Me } from '../../contract/desk.ts'
import { formCommand, isLive } from './case.ts'
import type { Command } from './command.ts'

/** Nobody is passed who still has time to decide; the server says so too. */
export function mayClimb(open: CaseView): boolean {
  return isLive(open) && open.ladder?.next != null && open.ladder.rung?.isDeciding !== true
}

/** The case waits for my decision, or for that of somebody for whom I stand in. */
export function isMineToDecide({ ladder }: CaseView, me: Me): boolean {
  return ladder?.rung?.isDeciding === true && ladder.deciders.includes(me.agent.id)
}

export const climb = formCommand(
  { name: 'climb', keys: ['Alt+k'], label: words => words.ladder.climb },
  'climb',
  mayClimb,
)

export const answerRung = formCommand(
  { name: 'answer-rung', keys: ['Alt+w'], label: words => words.ladder.answer },
  'answer-rung',
  isMineToDecide,
)

export const listPoint = formCommand(
  { name: 'list-point', keys: ['Alt+l'], label: words => words.ladder.listPoint },
  'point',
  isLive,
)

/** Only what we wrote down: what the customer listed themselves is theirs. */
export function pointsToTakeBack({ ladder }: CaseView) {
  return (ladder?.points ?? []).filter(({ state, isOwn }) => state === 'open' && !isOwn)
}

export const takeBackPoint = formCommand(
  { name: 'take-back-point', keys: ['Alt+Shift+L'], label: words => words.ladder.takeBack },
  'take-back-point',
  open => pointsToTakeBack(open).length > 0,
)

export const openRungs: Command = {
  name: 'rungs',
  section: 'place',
  keys: ['Shift+J'],
  label: words => words.ladder.list,
  enabled: () => true,
  run: world => world.goToPage('/rungs'),
}
