/** Commands that open the setup and its sections. */
import type { Command } from './command.ts'

export const sectionNames = [
  'ready',
  'organisation',
  'hours',
  'people',
  'teams',
  'rights',
  'mailboxes',
  'widget',
  'articles',
  'authority',
  'guarantees',
  'import',
  'changes',
] as const
export type SectionName = (typeof sectionNames)[number]

export function isSectionName(name: string): name is SectionName {
  return sectionNames.some(known => known === name)
}

export const openSetup: Command = {
  name: 'setup',
  section: 'self',
  keys: [','],
  label: words => words.setup.open,
  enabled: () => true,
  run: world => world.openSetup('ready'),
}

/** One for each section, found in the palette. */
export const setupSections: readonly Command[] = sectionNames.map(section => ({
  name: `setup-${section}`,
  isOneOfMany: true,
  section: 'self',
  keys: [],
  label: words => words.setup.go(words.setup.sections[section]),
  enabled: () => true,
  run: world => world.openSetup(section),
}))
