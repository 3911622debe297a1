/** Overrides seen together, by rule: from when on they propose that the rule be changed, and what they had in common. */

/** So many alike are no exception any more, but a rule that does not fit. */
export const ALIKE = 3

/** @param unanswered of the same rule, in the same direction, since somebody last answered about it */
export function proposesChange(unanswered: number): boolean {
  return unanswered >= ALIKE
}

/** What can be seen of a case without reading anybody's words. */
export type Trait = 'kind' | 'channel' | 'plan' | 'given'
export type Traits = Readonly<Record<Trait, string | null>>

/** What all of them share; nothing of a single one. */
export function inCommon(
  all: readonly Traits[],
): readonly { readonly trait: Trait; readonly value: string }[] {
  const [first, ...others] = all
  if (first === undefined || others.length === 0) return []
  const traits: readonly Trait[] = ['kind', 'channel', 'plan', 'given']
  return traits.flatMap(trait => {
    const value = first[trait]
    return value !== null && others.every(other => other[trait] === value) ? [{ trait, value }] : []
  })
}
