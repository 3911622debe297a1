/**
 * What it costs to say who is next, and how fast offers become durable.
 *
 * Choosing. A line in memory: 10,000 people waiting, 1,000 agents who are all busy, 50 skills of which each agent has 8, at levels
 * 1 to 3. 60 % problems, half of the others name a skill; calls, chats and letters as 4 : 4 : 2; one in five of the cases is owned by
 * one of the agents, one in twenty has priority, one in three was told a time. Then, again and again: an agent's contact ends, the line
 * says who is next, the offers are put and answered, and for each somebody new of the same kind joins.
 * In microseconds:
 *
 * - chooseP50Us, chooseP99Us: whom the agent who has become free is to be offered (`chooseFor`).
 * - roundP50Us, roundP99Us: the leader's whole thought after that (`nextOffers`): who among all free agents is offered whom. When a
 *   call is taken, all those who held back for it may be offered the chats that came behind it, so that one thought brings several.
 * - joinP99Us: until somebody who joins stands in the line.
 * - naiveScanP50Us: the same choice made by looking at everybody who waits.
 * - growth: chooseP99Us with so many waiting. From some 100,000 on it contains the collection of garbage: the line itself is some
 *   hundred megabytes of small objects then.
 *
 * Durable. The embedded database at full durability in a folder of its own, 1,000 agents free and 10,000 people waiting in rows. The
 * leader's own steps: choose, lock, decide, write facts and rows, commit, read back.
 *
 * - assignmentsPerSecond: offers committed, one process leading, each with its fact in the hash chain.
 * - commitsPerSecond: the machine's own limit, commits of one small row by 24 connections, before and after.
 * - assignmentMs: processor time of this process and the whole database for each offer.
 *
 * Taking over. Two processes of their own would lead while people join through both; the one that leads is killed with -9.
 *
 * - takeoverMs, firstOfferMs: until the other one leads, and until it has committed an offer; the middle and the longest of the kills.
 *
 * Options: --kills N (5), --waiting N (10000), --turns N (20000), --most N (1000000), --rounds N (5, of 1,000 offers), --memory-only.
 */
import { choosing, growthAt } from './line/choosing.ts'
import { durable } from './line/durable.ts'
import { takeovers } from './line/takeover.ts'
import { type Options, wholeNumber } from './run.ts'

export async function run(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const waiting = wholeNumber(options, 'waiting', 10_000)
  const turns = wholeNumber(options, 'turns', 20_000)
  const most = wholeNumber(options, 'most', 1_000_000)
  // Once for warmth: the first thousand choices are made by code that is not compiled yet.
  choosing(waiting, turns)
  const figures = choosing(waiting, turns)
  const growth: { readonly waiting: number; readonly chooseP50Us: number; readonly chooseP99Us: number }[] =
    []
  for (let count = 1_000; count <= most; count *= 10) {
    const at = growthAt(count, turns)
    growth.push(at)
    console.error(`${at.waiting} waiting: p99 ${at.chooseP99Us} µs`)
  }
  if (options['memory-only'] !== undefined) return { ...figures, growth }
  const offers = await durable(waiting, wholeNumber(options, 'rounds', 5))
  return { ...figures, growth, ...offers, ...(await takeovers(wholeNumber(options, 'kills', 5))) }
}
