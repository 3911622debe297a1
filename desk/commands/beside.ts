/** Commands beside the cases: calls that are written down, customers in and out. */
import type { Command } from './command.ts'

export const logCall: Command = {
  name: 'log-call',
  section: 'case',
  keys: ['c', 'Alt+c'],
  label: words => words.commands.logCall,
  enabled: () => true,
  run: world => world.logCall(),
}

export const inOut: Command = {
  name: 'in-out',
  section: 'self',
  keys: ['Shift+I'],
  label: words => words.commands.inOut,
  enabled: ({ me }) => me.agent.isAdmin || me.agent.role === 'head',
  run: world => world.goToPage('/import'),
}
