/** The way to the mails that wait for somebody. */
import type { Command } from './command.ts'

export const openAside: Command = {
  name: 'mail-aside',
  section: 'place',
  keys: ['Shift+W'],
  label: words => words.mailAside.open,
  enabled: () => true,
  run: world => world.goToPage('/aside'),
}
