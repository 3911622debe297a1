/** Search at the desk, in English. */
export const search = {
  title: 'Search',
  command: 'Search in all cases',
  what: 'Words, a name, a number, a reference',
  filters: 'Only',
  open: 'Open',
  resting: 'Resting',
  solved: 'Solved',
  mine: 'Mine',
  hint: 'Accents, capitals and the last letters do not matter. Also from:name, owner:name, tag:word.',
  looking: 'Looking …',
  found: (count: number, hasMore: boolean) =>
    hasMore ? `The newest ${count}. There are more.` : count === 1 ? 'One case' : `${count} cases`,
  none: 'No case has all of that. Try fewer words, or a part of one.',
  near: 'Nothing is written exactly so. These names differ by a letter.',
  partial: 'That is in very many old cases. These are the newest; one more word finds the others.',
  more: 'Show older ones',
  lookBack: 'Look further back',
  failed: 'The search could not be made. It is tried again when you change a word.',
  owner: (name: string) => `with ${name}`,
  noOwner: 'with nobody yet',
  searchFor: (words: string) => `Search in all cases for “${words}”`,
  loadingMore: 'More are coming …',
}

export type SearchWords = typeof search
