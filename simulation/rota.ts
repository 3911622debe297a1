/** Who is known to come and to go, as the rota of production would say it of the shifts of a plan. */
import { HORIZON_SECONDS } from '../domain/line/quote/roll-out.ts'
import { comesAndGoes, type Move } from '../domain/rota/comes-and-goes.ts'
import { SECOND } from '../domain/time.ts'
import type { Floor } from './floor.ts'
import { DAY_SECONDS, type SeatPlan, type Stretch } from './model.ts'

/** The duty of everybody, looked through once for each day. */
export class NearDuty {
  #day = -1
  #duty: ReadonlyMap<string, readonly Stretch[]> = new Map()

  /** By agent, until the line closes; nothing where no rota is known. */
  movesOn(floor: Floor, closesAt: number | null): ReadonlyMap<string, readonly Move[]> {
    if (!floor.hasRota) return new Map()
    const { now } = floor
    const end = Math.min(closesAt ?? Number.POSITIVE_INFINITY, now + HORIZON_SECONDS) * SECOND
    const moves = new Map<string, readonly Move[]>()
    for (const [agentId, duty] of this.#near(floor)) {
      const isHere = floor.desks.get(agentId)?.planned === 'here'
      const known = comesAndGoes({ duty, absence: null, isHere, now: now * SECOND }).filter(
        ({ at }) => at < end,
      )
      if (known.length > 0) moves.set(agentId, known)
    }
    return moves
  }

  #near({ now, desks }: Floor): ReadonlyMap<string, readonly Stretch[]> {
    const day = Math.floor(now / DAY_SECONDS)
    if (day === this.#day) return this.#duty
    const [from, until] = [day * DAY_SECONDS * SECOND, (day + 2) * DAY_SECONDS * SECOND]
    const isNear = (work: Stretch) => work.until > from && work.from < until
    this.#duty = new Map([...desks].map(([agentId, { plan }]) => [agentId, dutyOf(plan).filter(isNear)]))
    this.#day = day
    return this.#duty
  }
}

/** In milliseconds. */
function dutyOf({ changes }: SeatPlan): readonly Stretch[] {
  return changes.flatMap(({ at, presence }, index) => {
    const until = changes[index + 1]?.at ?? at
    return presence === 'here' && until > at ? [{ from: at * SECOND, until: until * SECOND }] : []
  })
}
