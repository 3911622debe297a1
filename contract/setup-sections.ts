/** The sections of the setup, in the order in which they are shown. */
export const sectionNames = [
  'ready',
  'organisation',
  'hours',
  'calendars',
  'people',
  'teams',
  'rota',
  'line',
  'ladder',
  'rights',
  'mailboxes',
  'mail',
  'widget',
  'articles',
  'remedies',
  'authority',
  'billing',
  'offers',
  'guarantees',
  'packs',
  'import',
  'changes',
] as const
export type SectionName = (typeof sectionNames)[number]

export function isSectionName(name: string): name is SectionName {
  return sectionNames.some(known => known === name)
}
