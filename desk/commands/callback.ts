/** How a call went that the line asked for. */
import type { CaseView, Me } from '../../contract/desk.ts'
import type { Command, World } from './command.ts'

/** In my hands, and the customer not reached yet. */
export function isCallingNow({ summary: { entry } }: CaseView, me: Me): boolean {
  return entry?.state === 'answered' && entry.agentId === me.agent.id && entry.callback?.isMet === false
}

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
