/** Setting the line up, in English. */
export const en = {
  lead: 'Whoever came first is helped first: problems before requests, people who wait live before letters. What is set here changes who is asked, never who is next.',
  wrapUp: 'Wrapping up, in seconds',
  wrapUpHint:
    'After a contact the agent may write things down before the next person comes. They can say “I am ready” sooner. 0 is not at all.',
  media: { call: 'After a call', chat: 'After a chat', letter: 'After a letter' },
  requests: 'Requests',
  limit: 'Longest wait of a request, in minutes',
  limitHint:
    'Problems go first, so a request may wait. Past this, a call at a time of their choice is due to them. Empty states no limit.',
  calls: 'Calling people back',
  chosen: 'Calls at a chosen time, each half hour',
  chosenHint:
    'Half of what those at work can handle, as far as past weeks show who will be. This number counts where they do not; empty is 4, and 0 offers no times.',
  countries: 'Countries whose numbers are called',
  countriesHint: (home: string) =>
    `${home} always. Numbers that cost more than usual, and satellites, are never called.`,
  addCountry: 'Add a country',
  removeCountry: (country: string) => `Call ${country} no more`,
  skills: 'How well a request needs a skill known',
  skillsHint: 'A problem is never kept waiting for this: everybody gives first help.',
  noSkills: 'There are no skills yet. They are made under “Teams and skills”.',
  people: 'How well people know their skills',
  peopleHint: 'Among several who are free, whoever knows the subject better is asked first.',
  person: 'Name',
  levels: { 1: '1 · the basics', 2: '2 · well', 3: '3 · others ask them' } as Readonly<
    Record<number, string>
  >, // the numbers of contract/line.ts
  ofSkill: (skill: string, person: string) => `${skill}, ${person}`,
}
