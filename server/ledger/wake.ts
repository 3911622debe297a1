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
