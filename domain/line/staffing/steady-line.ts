/**
 * A line in its steady state: Poisson arrivals, exponential service and patience, so many equal agents. Erlang A (Palm 1957;
 * Garnett, Mandelbaum and Reiman, "Designing a call center with impatient customers", M&SOM 4, 2002), and Erlang C (Erlang
 * 1917) where nobody gives up.
 */
export interface SteadyLoad {
  readonly arrivalsPerSecond: number
  /** Handling time, wrap-up included. */
  readonly meanServiceSeconds: number
  /** Null where nobody gives up, or nothing is known of it. */
  readonly meanPatienceSeconds: number | null
}

export interface SteadyLine {
  /** Who finds all agents busy. */
  readonly waitsShare: number
  /** Over everybody who comes, answered or not. */
  readonly meanWaitSeconds: number
  readonly gaveUpShare: number
  /** How much of their time agents are with somebody. */
  readonly busyShare: number
}

/** Less than this adds nothing to any figure that is shown. */
const NOTHING = 1e-12

/**
 * Null when the line would grow without end: nobody gives up, and more come than can be helped.
 *
 * Weights of the states of a birth and death process, counted from the state "all agents busy, nobody waits", so that nothing
 * overflows: below it n agents end n contacts, above it all agents and whoever gives up.
 */
export function steadyLine(load: SteadyLoad, agents: number): SteadyLine | null {
  const { arrivalsPerSecond: rate, meanServiceSeconds, meanPatienceSeconds } = load
  if (rate <= 0) return { waitsShare: 0, meanWaitSeconds: 0, gaveUpShare: 0, busyShare: 0 }
  const ends = 1 / meanServiceSeconds
  const givesUp = meanPatienceSeconds === null ? 0 : 1 / meanPatienceSeconds
  if (givesUp === 0 && rate >= agents * ends) return null
  const below = weightsBelow(rate / ends, agents)
  let weight = 1
  let allBusy = 1
  let waiting = 0
  for (
    let queue = 1;
    weight > NOTHING * (allBusy + below.sum) || rate > agents * ends + queue * givesUp;
    queue += 1
  ) {
    weight *= rate / (agents * ends + queue * givesUp)
    allBusy += weight
    waiting += queue * weight
  }
  const all = below.sum + allBusy
  const meanWaiting = waiting / all
  return {
    waitsShare: allBusy / all,
    meanWaitSeconds: meanWaiting / rate,
    gaveUpShare: (givesUp * meanWaiting) / rate,
    busyShare: agents === 0 ? 0 : (below.busy + agents * allBusy) / all / agents,
  }
}

/** The states in which somebody is free: their weights, and their weights times how many are busy. */
function weightsBelow(erlangs: number, agents: number): { readonly sum: number; readonly busy: number } {
  let [sum, busy, weight] = [0, 0, 1]
  for (let inHand = agents; inHand > 0; inHand -= 1) {
    weight *= inHand / erlangs
    sum += weight
    busy += weight * (inHand - 1)
  }
  return { sum, busy }
}
