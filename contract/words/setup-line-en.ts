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
    `${home} always. Numbers that cost more than an ordinary call, and satellites, are never called.`,
  addCountry: 'Add a country',
  removeCountry: (country: string) => `Call ${country} no more`,
  /** What a figure means on a day of work. */
  means: {
    wrapUpNone: 'The next person may come at once.',
    wrapUp: (minutes: string) =>
      `After ten such contacts an agent has written for ${minutes} minutes, and nobody was offered to them meanwhile.`,
    noLimit: 'A request may wait without end: no call is due to anybody because of it.',
    limit: (from: string, until: string) =>
      `Who comes with a request at ${from} and still waits at ${until} is offered a call then, in the place that they have.`,
    holders: (count: number) =>
      count === 1
        ? 'One person can help with its requests: while they are away, everybody waits for them.'
        : `${count} people can help with its requests.`,
    nobody: 'Nobody can help with its requests: if anybody asks for it, this cannot be saved.',
  },
  fixed: {
    title: 'What is the same in every house',
    hint: 'These limits are part of how the line works, and are not set here.',
    offer: (seconds: number) =>
      `An agent has ${seconds} seconds to answer. Then the person goes back to their place, and the agent is away.`,
    ownFirst: (times: number) =>
      `An agent's own case may go ahead of somebody who came earlier, but of nobody more than ${times} times.`,
    owner: (here: number, away: number) =>
      `Who would rather wait for their own agent does so for ${here} minutes at most, or ${away} if the agent is away. Then whoever is free comes.`,
    calls: (tries: number, minutes: number) =>
      `Who asked to be called is tried ${tries} times; who is told on their page has ${minutes} minutes to come.`,
  },
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
