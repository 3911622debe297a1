/** What the page of what is counted says, in English. Apart, since pages that are alive need none of it. */
export const countedEn = {
  pageTitle: (organisation: string) => `What ${organisation} counts in public`,
  title: 'What we count, for everybody to see',
  lead: 'Nothing is closed because somebody fell silent. Only you can say that it is solved.',
  link: 'What we count in public',
  order: 'Who is next',
  orderSays:
    'Whoever has a problem comes before whoever asks for something else. Whoever waits live comes before a letter of the same kind. Then loss of service goes first, then whoever came first. An agent may take a case of their own before others, at most twice before the same person.',
  now: 'Right now',
  lately: (days: number) => `In the last ${days} days`,
  waiting: (count: number) =>
    many(count, '1 matter waits for a person.', `${count} matters wait for a person.`),
  inHand: (count: number) =>
    many(count, '1 matter is in somebody’s hands.', `${count} matters are in somebody’s hands.`),
  unconfirmed: (count: number) =>
    many(
      count,
      '1 matter is thought to be solved; the customer has not said so yet.',
      `${count} matters are thought to be solved; the customers have not said so yet.`,
    ),
  resting: (count: number) =>
    many(
      count,
      '1 matter rests: nobody has written for a while. It is not closed.',
      `${count} matters rest: nobody has written for a while. They are not closed.`,
    ),
  promisesOpen: (count: number) =>
    many(count, '1 promise is still to be kept.', `${count} promises are still to be kept.`),
  solved: (count: number) =>
    many(count, '1 customer said: it is solved.', `${count} customers said: it is solved.`),
  promisesKept: (count: number) => many(count, '1 promise was kept.', `${count} promises were kept.`),
  promisesBroken: (count: number) => many(count, '1 promise was broken.', `${count} promises were broken.`),
  letters: 'Letters',
  lettersSay: (hours: number) =>
    `When you write to us, our first mail names the day and the time by which a person answers: within ${many(hours, 'one open hour', `${hours} open hours`)}. It counts as a promise.`,
  counted: (when: string) => `Counted ${when}, once a minute at most.`,
  asData: 'The same figures as data',
}

export type CountedWords = typeof countedEn

const many = (count: number, one: string, more: string) => (count === 1 ? one : more)
