/** How a call went that the line asked for. */
import type { CaseView, Me } from '../../contract/desk.ts'
import type { Command, World } from './command.ts'

/** In my hands, and the customer not reached yet. */
export function isCallingNow({ summary: { entry } }: CaseView, me: Me): boolean {
  return entry?.state === 'answered' && entry.agentId === me.agent.id && entry.callback?.isMet === false
}

/** They chose a time that has not come, and nobody has called yet. */
export function isBeforeChosen({ entry }: CaseView['summary']): boolean {
  const callback = entry?.state === 'waiting' ? entry.callback : null
  return !!callback && callback.window !== null && callback.nextAt !== null && callback.tries === 0
}

/** Whoever calls before that time says why. */
function takeEarly(
  name: string,
  why: 'customer-asked' | 'customer-writes',
  label: Command['label'],
): Command {
  return {
    name,
    section: 'people',
    keys: [],
    label,
    enabled: ({ open }) => open !== null && isBeforeChosen(open.summary),
    run: ({ open, act }) => {
      if (open) void act(open.summary.id, { act: 'take', early: why })
    },
  }
}

export const takeAsked = takeEarly('take-asked', 'customer-asked', words => words.callback.earlyAsked)
export const takeWriting = takeEarly('take-writing', 'customer-writes', words => words.callback.earlyWrites)

const isEnabled = ({ open, me }: World) => open !== null && isCallingNow(open, me)

export const reached: Command = {
  name: 'reached',
  section: 'case',
  keys: ['Shift+Y'],
  label: words => words.callback.reached,
  enabled: isEnabled,
  run: ({ open, act }) => {
    const entryId = open?.summary.entry?.id
    if (open && entryId !== undefined) void act(open.summary.id, { act: 'reached', entryId })
  },
}

export const missedCall: Command = {
  name: 'missed-call',
  section: 'case',
  keys: ['Shift+Z'],
  label: words => words.callback.missed,
  enabled: isEnabled,
  run: world => miss(world, 'no-answer'),
}

export const wrongNumber: Command = {
  name: 'wrong-number',
  section: 'case',
  keys: [],
  label: words => words.callback.wrong,
  enabled: world => isEnabled(world) && world.open?.summary.entry?.callback?.by === 'phone',
  run: world => miss(world, 'wrong-number'),
}

function miss({ open, act }: World, why: 'no-answer' | 'wrong-number'): void {
  const entryId = open?.summary.entry?.id
  if (open && entryId !== undefined) void act(open.summary.id, { act: 'not-reached', entryId, why })
}
