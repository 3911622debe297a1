/** What the pages of help articles say, in English. Never in the way of a person: each of them has one in sight. */
export const helpEn = {
  pageTitle: (organisation: string) => `Help from ${organisation}`,
  articleTitle: (title: string, organisation: string) => `${title}, ${organisation}`,
  title: 'Help to read',
  lead: 'Look something up here, or just ask a person. You need not read first.',
  search: 'What are you looking for?',
  searchHint: 'A word or two is enough.',
  find: 'Find',
  found: (typed: string) => `What fits “${typed}”`,
  nothing: 'No page fits these words. Try others, or ask a person: they will know.',
  nothingYet: 'There is nothing to read here yet. Ask a person.',
  everything: 'All pages',
  otherTopics: 'Everything else',
  all: 'All help pages',
  otherLanguage: 'We have this page in Spanish only. A person can tell you what it says.',
  updated: (when: string) => `Last changed ${when}.`,
  askInstead: 'Rather ask a person?',
  beside: 'To read, if you like',
  besideFits: 'This may fit your words',
}

export type HelpWords = typeof helpEn
