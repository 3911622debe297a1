/** The line at the desk, in English: wrapping up, and why it may be said that it is busier than usual. */
export const line = {
  wrapUp: {
    title: 'Wrapping up',
    left: (time: string) => `Wrapping up: ${time} left. Nobody is offered to you until then.`,
    ready: 'I am ready',
  },
  busier: {
    says: 'Why “more than usual”',
    figures: (now: number, usualMost: number, weeks: number) =>
      `${now} came within the last hour. At this hour of this weekday it was ${usualMost} or fewer in nine of ten weeks (${weeks} weeks counted).`,
  },
}
