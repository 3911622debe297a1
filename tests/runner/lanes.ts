/**
 * Work side by side. Tests with a browser keep a processor busy and stand at the end of the list; those with a database wait much of
 * their time and stand before them. So half of the lanes begin at either end: what computes runs beside what waits, and they meet.
 */

/** Calls `work` with each of them once, so many at a time. @param goesOn after a no none begins */
export async function inLanes<T>(
  lanes: number,
  waiting: readonly T[],
  work: (one: T) => Promise<void>,
  goesOn: () => boolean,
): Promise<void> {
  let first = 0
  let last = waiting.length
  const live = async (fromTheEnd: boolean) => {
    while (first < last && goesOn()) {
      const one = waiting[fromTheEnd ? --last : first++] as T // between the two, which is within the list
      await work(one)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => live(lane % 2 === 1)))
}
