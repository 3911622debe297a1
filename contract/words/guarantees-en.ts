/** Setting how strictly the guarantees hold, in the words of the desk. */
export const guaranteesEn = {
  lead: 'Begin beside what you have: first look at what would happen, then let people be told, then hold the house to it. The charter shows customers how each stands.',
  names: {
    G2: 'Help before buying, and nobody out of turn',
    G5: 'One owner, handed over properly',
    G6: 'Promises kept or put right',
    G7: 'A “no” comes with its reasons',
    G9: 'Nothing is offered while something is wrong',
  },
  modes: { observe: 'Observe', warn: 'Warn', enforce: 'Enforce' },
  means: {
    observe: 'Nobody is held up. What it would have refused is counted.',
    warn: 'Whoever does it reads the sentence first, and may go on. That they did is written down.',
    enforce: 'It is refused, on every screen and in the server.',
  },
  rules: 'What it refuses',
  counted: (days: number, observed: number, wentOn: number) => {
    const parts = [
      observed > 0 ? `${observed} would have been refused` : '',
      wentOn > 0 ? `${wentOn} went on after a warning` : '',
    ].filter(part => part !== '')
    return parts.length === 0
      ? `Nothing went against it in the last ${days} days.`
      : `In the last ${days} days: ${parts.join(', ')}.`
  },
  broken: (count: number) => (count === 1 ? '1 promise was broken.' : `${count} promises were broken.`),
  cost: 'What selling costs those who wait',
  selling: (days: number, selling: number, caused: number) =>
    selling === 0
      ? `Nothing was offered in a live talk in the last ${days} days.`
      : `In the last ${days} days, ${selling} minutes of live talk went into offers; people with a problem waited ${caused} minutes longer because of it.`,
  how: 'Counted from the offer to the end of the talk: at each moment, as many people as were waiting with a problem, but no more than were selling.',
  saved: (mode: string) => `From now on: ${mode}.`,
  adminOnly: 'Only an administrator decides how strictly a guarantee holds.',
  goOn: 'Go on anyway',
}

export type GuaranteesWords = typeof guaranteesEn
