/** Commands that open the setup and its sections. */
import { sectionNames } from '../../contract/setup-sections.ts'
import type { Command } from './command.ts'

export const openSetup: Command = {
  name: 'setup',
  section: 'self',
  keys: [','],
  label: words => words.setup.open,
  enabled: () => true,
  run: world => world.openSetup('ready'),
}

/** One for each section, found in the palette. The mail doctor is wanted in a hurry. */
export const setupSections: readonly Command[] = sectionNames.map(section => ({
  name: `setup-${section}`,
  isOneOfMany: true,
  section: 'self',
  keys: section === 'mail' ? ['Shift+C'] : [],
  label: words => words.setup.go(words.setup.sections[section]),
  enabled: () => true,
  run: world => world.openSetup(section),
}))
