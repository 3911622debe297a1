/** Whoever leaves, or wants to pay less: heard and done in the case; and the list of all of them, for whoever leads. */
import { formCommand } from './case.ts'
import type { Command } from './command.ts'

export const leaving = formCommand(
  { name: 'leaving', keys: ['Alt+m'], label: words => words.leaving.open },
  'leaving',
  () => true,
)

export const openLeaving: Command = {
  name: 'wants-to-leave',
  section: 'place',
  keys: ['Alt+r'],
  label: words => words.leaving.list,
  enabled: ({ me }) => me.agent.role !== 'agent',
  run: world => world.goToPage('/leaving'),
}
