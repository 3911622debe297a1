/**
 * Work that is done one at a time and again when it was asked for meanwhile: however often it is woken, it runs once more after the
 * last call, and never twice at once.
 * @returns a function that wakes it; its promise settles when everything asked for so far is done
 */
export function onWake(work: () => Promise<void>, onTrouble: (error: unknown) => void): () => Promise<void> {
  let isWanted = false
  let running: Promise<void> | null = null

  const run = async () => {
    while (isWanted) {
      isWanted = false
      try {
        await work()
      } catch (error) {
        onTrouble(error)
      }
    }
    // In the same turn as the last look at isWanted: a call from now on starts anew.
    running = null
  }

  return () => {
    isWanted = true
    running ??= run()
    return running
  }
}

export interface Looking {
  /** Looks at once, without waiting for the next time. */
  readonly wake: () => Promise<void>
  /** After what is being done is done, nothing more is. */
  readonly stop: () => Promise<void>
}

/** The same work at once and every so often, until it is stopped. @param work is asked whether it may go on between its steps */
export function lookEvery(
  ms: number,
  work: (goesOn: () => boolean) => Promise<void>,
  onTrouble: (error: unknown) => void,
): Looking {
  let isStopped = false
  const goesOn = () => !isStopped
  const wake = onWake(async () => {
    if (goesOn()) await work(goesOn)
  }, onTrouble)
  const look = setInterval(() => void wake(), ms)
  void wake()
  return {
    wake,
    async stop() {
      isStopped = true
      clearInterval(look)
      await wake()
    },
  }
}
