/** The table of the yearly evaluation. */
interface AskedOf {
  readonly share?: { readonly atLeast: number; readonly withinSeconds: number } | undefined
  readonly mean?: { readonly atMostSeconds: number } | undefined
}

export const evaluationEn = {
  columns: [
    'Period',
    'Promise',
    'The promise in words',
    'Figure',
    'Counted',
    'Of these',
    'Of these, in %',
    'Mean',
    'The mean is in',
    'Limit',
    'The limit stands in',
    'Met (share and mean both)',
    'How it is measured',
  ],
  wholeYear: (year: number) => `${year}, all of it`,
  units: { time: 'seconds', people: 'people' },
  limit: ({ share, mean }: AskedOf) =>
    [
      ...(share ? [`at least ${share.atLeast * 100} % within ${share.withinSeconds} s`] : []),
      ...(mean ? [`mean at most ${mean.atMostSeconds} s`] : []),
    ].join('; '),
  isMet: (isMet: boolean | null): string => (isMet === null ? 'not yet measured' : isMet ? 'yes' : 'no'),
  error: 'Measurement error, in %',
  errorSays: (unseen: number, all: number) =>
    `Nothing is drawn as a sample: each case is counted, from the record of all that happened. Not counted yet: ${unseen} of ${all} events.`,
  notAdvice: 'This is not legal advice.',
}

export type EvaluationWords = typeof evaluationEn
