/** The way to the wallboard, for those who lead. */
import type { Command } from './command.ts'

export const openWallboard: Command = {
  name: 'wallboard',
  section: 'place',
  keys: ['Shift+V'],
  label: words => words.commands.wallboard,
  enabled: ({ me }) => me.agent.role !== 'agent',
  run: world => world.goToPage('/wallboard'),
}
