/** Words that are nothing but thanks ask for nothing: whoever looks at a fact can leave them be. */
import type { CaseFact } from './facts.ts'

export function isThanks(fact: CaseFact): boolean {
  return fact.type === 'CustomerSpoke' && fact.isThanks === true
}
