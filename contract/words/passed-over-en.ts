/** In the list of the line, for leads: who was passed over because nobody free could take them. In English. */
export const passedOverEn = {
  times: (count: number) => (count === 1 ? 'passed over once' : `passed over ${count} times`),
  /** Behind the times: what nobody who was free knew. */
  skill: (label: string) => `nobody free knows ${label}`,
  noSkill: 'nobody free could take it',
}

export type PassedOverWords = typeof passedOverEn
