/** In the list of the line, for leads, in Spanish. */
import type { PassedOverWords } from './passed-over-en.ts'

export const passedOverEs: PassedOverWords = {
  times: count => (count === 1 ? 'adelantado una vez' : `adelantado ${count} veces`),
  skill: label => `nadie libre conoce ${label}`,
  noSkill: 'nadie libre podía atenderlo',
}
