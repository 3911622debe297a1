/** What went wrong with a service: written down in the case; and outages of many, for whoever leads. */
import { formCommand } from './case.ts'
import type { Command } from './command.ts'

export const noteFailure = formCommand(
  { name: 'note-failure', keys: ['Alt+b'], label: words => words.failures.open },
  'failure',
  () => true,
)

export const openOutages: Command = {
  name: 'outages',
  section: 'place',
  keys: ['Alt+x'],
  label: words => words.failures.list,
  enabled: ({ me }) => me.agent.role !== 'agent' || me.agent.isAdmin,
  run: world => world.goToPage('/outages'),
}
