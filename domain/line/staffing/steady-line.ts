/**
 * What a line comes to with so many agents, if it went on like this: Erlang A where people give up, Erlang C where they do not.
 * The formulas and their sources stand in `domain/line/quote`.
 */
import { erlangC, erlangCMeanWait } from '../quote/erlang.ts'
import { erlangA, erlangAQuantile } from '../quote/erlang-a.ts'

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
  /** Nine in ten would be answered sooner. */
  readonly nineInTenSeconds: number
  readonly gaveUpShare: number
  /** How much of their time agents are with somebody. */
  readonly busyShare: number
}

/** Null with no agents, and when the line would grow without end: nobody gives up, and more come than can be helped. */
export function steadyLine(load: SteadyLoad, agents: number): SteadyLine | null {
  const { arrivalsPerSecond, meanServiceSeconds, meanPatienceSeconds } = load
  if (agents < 1) return null
  if (arrivalsPerSecond <= 0)
    return { waitsShare: 0, meanWaitSeconds: 0, nineInTenSeconds: 0, gaveUpShare: 0, busyShare: 0 }
  const staffing = { arrivalsPerSecond, hands: agents, meanServiceSeconds }
  if (meanPatienceSeconds !== null) {
    const impatient = { ...staffing, meanPatienceSeconds }
    const { waiting, meanWaitSeconds, hangUp, utilisation } = erlangA(impatient)
    const nineInTenSeconds = erlangAQuantile(impatient, 0.9)
    return {
      waitsShare: waiting,
      meanWaitSeconds,
      nineInTenSeconds,
      gaveUpShare: hangUp,
      busyShare: utilisation,
    }
  }
  const erlangs = arrivalsPerSecond * meanServiceSeconds
  if (erlangs >= agents) return null
  const waitsShare = erlangC(agents, erlangs)
  // Of those who wait, the wait is exponential.
  const drain = agents / meanServiceSeconds - arrivalsPerSecond
  return {
    waitsShare,
    meanWaitSeconds: erlangCMeanWait(staffing),
    nineInTenSeconds: Math.max(0, Math.log(waitsShare / 0.1) / drain),
    gaveUpShare: 0,
    busyShare: erlangs / agents,
  }
}
