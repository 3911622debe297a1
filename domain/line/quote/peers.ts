/**
 * How others predict a wait, kept beside ours so that every figure can be compared. All in seconds.
 *
 * - Asterisk: the hold time of `app_queue.c`, `(3 * old + new) >> 2`, moved by each person who is taken.
 * - LES, HOL: how long the last to enter service waited, and how long the head of the line has waited until now.
 * - QLm: Markovian, from the length of the line. QLap: the same, with hang-ups by a hazard of the time waited.
 * Sources: Whitt, Management Science 45 (1999); Ibrahim and Whitt, Operations Research 57 (2009), doi 10.1287/opre.1080.0598 and
 * Management Science 55 (2009), doi 10.1287/mnsc.1090.1041.
 */

/** Asterisk's next hold time in whole seconds, when somebody who waited `waitedSeconds` is taken. */
export function asteriskHold(holdSeconds: number, waitedSeconds: number): number {
  return (3 * holdSeconds + Math.floor(waitedSeconds)) >> 2
}

/** E[wait] with `ahead` before: hands end at `hands / mean`, each who waits gives up at `hangUpRate` per second. */
export function qlm(ahead: number, hands: number, meanServiceSeconds: number, hangUpRate: number): number {
  const endRate = hands / meanServiceSeconds
  let wait = 0
  for (let before = 0; before <= ahead; before += 1) wait += 1 / (endRate + before * hangUpRate)
  return wait
}

/**
 * E[wait] where those ahead give up by the hazard of the time that they have waited: the line is as long as it was, so who has
 * j behind them has waited about j / joinRate. `hazard` is per second at a number of seconds waited; `joinRate` is per second.
 */
export function qlap(
  ahead: number,
  service: { readonly hands: number; readonly meanServiceSeconds: number },
  joinRate: number,
  hazard: (waitedSeconds: number) => number,
): number {
  let rate = service.hands / service.meanServiceSeconds
  let wait = 1 / rate
  // With fewer left ahead, they are those who have waited longest.
  for (let left = 1; left <= ahead; left += 1) {
    rate += hazard((ahead - left + 1) / joinRate)
    wait += 1 / rate
  }
  return wait
}
