/** Filters are written into the search like any other word, so what is sought stands in one place. Pure. */

const filters = {
  open: 'is:open',
  resting: 'is:resting',
  solved: 'is:solved',
  mine: 'owner:me',
} as const
export type FilterName = keyof typeof filters
export const filterNames: readonly FilterName[] = ['open', 'resting', 'solved', 'mine']

/** Those of which only one can be so. */
const states: readonly FilterName[] = ['open', 'resting', 'solved']

export function hasFilter(typed: string, name: FilterName): boolean {
  return typed.toLowerCase().split(/\s+/u).includes(filters[name])
}

/** Puts the filter before the words, or takes it away. */
export function toggled(typed: string, name: FilterName): string {
  const others = hasFilter(typed, name) || !states.includes(name) ? [name] : states
  const gone = new Set<string>(others.map(other => filters[other]))
  const rest = typed
    .split(/(?<=\s)/u)
    .filter(word => !gone.has(word.trim().toLowerCase()))
    .join('')
  return hasFilter(typed, name) ? rest : `${filters[name]} ${rest}`
}
