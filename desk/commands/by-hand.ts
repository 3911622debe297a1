/** The way to what is to be booked by hand. */
import type { Command } from './command.ts'

export const openByHand: Command = {
  name: 'by-hand',
  section: 'place',
  keys: ['Alt+Shift+M'],
  label: words => words.remedies.openByHand,
  enabled: () => true,
  run: world => world.goToPage('/by-hand'),
}
