/**
 * What is asked for again and again is done at once the first time, and then at most once in so many milliseconds, the last time
 * included: whoever is alone does not wait, and of a crowd many are served together.
 */
export interface Pace {
  readonly ask: () => void
  /** What was asked for and not yet done is not done any more. */
  readonly stop: () => void
}

export function atMostEvery(ms: number, work: () => void): Pace {
  let rest: NodeJS.Timeout | null = null
  let isAsked = false

  const ask = () => {
    isAsked = rest !== null
    if (isAsked) return
    work()
    rest = setTimeout(() => {
      rest = null
      if (isAsked) ask()
    }, ms)
  }
  return {
    ask,
    stop() {
      if (rest) clearTimeout(rest)
      rest = null
      isAsked = false
    },
  }
}
