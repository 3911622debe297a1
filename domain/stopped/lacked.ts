/** What somebody lacked who had to let a case go: said by themselves when they hand it over, or seen from what happened. */

/** As the form of a handover asks it. */
export const lackedInHandover = [
  'authority',
  'skill',
  'access',
  'shift-ends',
  'customer-asks',
  'other',
] as const
export type LackedInHandover = (typeof lackedInHandover)[number]
