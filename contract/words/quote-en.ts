/** Words about waits that are told, and whether they were true. */
export const quoteEn = {
  wait: {
    middle: (duration: string) => `Half of the time it is at most ${duration}.`,
    rough: 'This is only a rough figure.',
    late: 'It takes longer than we told you, and we are sorry. Your place is kept.',
    worse: {
      overtaken: 'It takes longer than we said: people who go first have come.',
      'fewer-here': 'It takes longer than we said: fewer of us are here than before.',
      longer: 'It takes longer than we said: those before you take longer than expected.',
    },
    kept: 'Your place is kept.',
    planned: (people: number) =>
      people === 1
        ? 'By our plan one of us is here this hour'
        : `By our plan ${people} of us are here this hour`,
    plannedUntil: (time: string) => `, and somebody until ${time}`,
    somebodyFrom: (time: string) => `By our plan somebody is here from ${time}.`,
  },
  charter: {
    measured: (told: number) =>
      told === 1 ? 'We told one wait in the last 30 days.' : `We told ${told} waits in the last 30 days.`,
    kept: (kept: number, known: number, share: string) =>
      `${kept} of the ${known} that are over took no longer than we said: ${share}. We say “nine times out of ten”.`,
    year: (share: string, known: number) => `Over 12 months it was ${share} of ${known}.`,
    open: (open: number) => (open === 1 ? 'One is not over yet.' : `${open} are not over yet.`),
    unknown: (unknown: number) =>
      unknown === 1
        ? 'Of one we cannot know it: we closed first, or it was settled in another way.'
        : `Of ${unknown} we cannot know it: we closed first, or it was settled in another way.`,
    ghosts: 'Who gave up is counted too, by when we would have come to them.',
    atOnce: (kept: number, known: number) =>
      `“At once” was said ${known} times; ${kept} times a person was there within a minute.`,
    none: 'We have told no wait yet.',
  },
}

export type QuoteWords = typeof quoteEn
