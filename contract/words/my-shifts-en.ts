/** An agent's own shifts, in English. */
export const myShiftsEn = {
  title: 'My shifts',
  now: (until: string) => `Your shift ends at ${until}`,
  onBreak: (until: string) => `Break until ${until}`,
  nextBreak: (from: string, until: string) => `break ${from}–${until}`,
  next: (when: string, until: string) => `Next shift ${when}–${until}`,
  all: 'The next seven days',
}

export type MyShiftsWords = typeof myShiftsEn
