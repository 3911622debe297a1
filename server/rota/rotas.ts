/**
 * The rotas as a process has them in memory: all of them, and the shifts of the hours around now worked out once, since each quote
 * asks for them. Dropped when somebody says that the team changed, and looked after every few seconds in any case.
 */
import { comesAndGoes, type Move } from '../../domain/rota/comes-and-goes.ts'
import { dutyIn, type PlannedShift, type Rota, shiftsBetween, type Stretch } from '../../domain/rota/rota.ts'
import { DAY, HOUR, type Instant, SECOND } from '../../domain/time.ts'
import { type AgentRow, type House, isColleague } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { allRotas, rotaChanges } from './sql.ts'

/** One person's hours around now. */
export interface NearShifts {
  readonly shifts: readonly PlannedShift[]
  /** The same without breaks. */
  readonly duty: readonly Stretch[]
}

export interface Rotas {
  /** By agent; also of those who have left. */
  readonly all: () => Promise<ReadonlyMap<string, Rota>>
  /** From a day ago to at least a day ahead, of those who work here. */
  readonly near: (house: House) => Promise<ReadonlyMap<string, NearShifts>>
}

const lookEveryMs = 5 * SECOND
const behind = DAY
const ahead = 2 * DAY
/** After so long what is near is worked out anew. */
const nearFor = 6 * HOUR

type RotasByAgent = ReadonlyMap<string, Rota>

interface Near {
  readonly rotas: RotasByAgent
  readonly timeZone: string
  readonly at: Instant
  readonly shifts: ReadonlyMap<string, NearShifts>
}

export function openRotas({ db, clock, signals }: Ledger): Rotas {
  let looked: { readonly at: number; readonly rotas: Promise<RotasByAgent> } | null = null
  let known: { readonly changes: number; readonly rotas: RotasByAgent } | null = null
  let near: Near | null = null
  const read = async (): Promise<RotasByAgent> => {
    const changes = await rotaChanges(db)
    if (known?.changes !== changes) known = { changes, rotas: await allRotas(db) }
    return known.rotas
  }
  const all = (): Promise<RotasByAgent> => {
    const at = performance.now()
    if (looked && at - looked.at <= lookEveryMs) return looked.rotas
    const rotas = read()
    looked = { at, rotas }
    rotas.catch(() => {
      looked = null
    })
    return rotas
  }
  signals.listen(({ kind }) => {
    if (kind === 'team') looked = null
  })
  return {
    all,
    async near(house) {
      const rotas = await all()
      const at = clock()
      const { timeZone } = house.organisation
      if (
        !near ||
        near.rotas !== rotas ||
        near.timeZone !== timeZone ||
        at < near.at ||
        at - near.at > nearFor
      )
        near = { rotas, timeZone, at, shifts: nearShifts(rotas, timeZone, at) }
      return new Map([...near.shifts].filter(([agentId]) => worksHere(house, agentId)))
    },
  }
}

function worksHere({ agents }: House, agentId: string): boolean {
  const agent = agents.get(agentId)
  return agent !== undefined && isColleague(agent)
}

function nearShifts(rotas: RotasByAgent, timeZone: string, now: Instant): Near['shifts'] {
  return new Map(
    [...rotas].map(([agentId, rota]) => {
      const shifts = shiftsBetween(rota, timeZone, { from: now - behind, until: now + ahead })
      return [agentId, { shifts, duty: dutyIn(shifts) }]
    }),
  )
}

/** Known to be away; null when nothing is known. */
export function absenceOf({ absentFrom, absentUntil }: AgentRow): Stretch | null {
  return absentFrom === null ? null : { from: absentFrom, until: absentUntil ?? Number.POSITIVE_INFINITY }
}

interface Around {
  readonly house: House
  readonly near: ReadonlyMap<string, NearShifts>
  /** At a desk now. */
  readonly isHere: (agentId: string) => boolean
  readonly now: Instant
  /** When the house closes; null when it does not. What the rota says beyond it is of another day. */
  readonly closes: Instant | null
}

/** No wait is played further than this. */
const playedFor = 8 * HOUR

/** Who comes and goes in the next hours, by agent: by the rota, and by absences that are known. */
export function movesOf({ house, near, isHere, now, closes }: Around): ReadonlyMap<string, readonly Move[]> {
  const end = Math.min(closes ?? Number.POSITIVE_INFINITY, now + playedFor)
  return new Map(
    [...house.agents.values()].flatMap(agent => {
      const duty = near.get(agent.id)?.duty ?? []
      const known = comesAndGoes({ duty, absence: absenceOf(agent), isHere: isHere(agent.id), now })
      const moves = known.filter(({ at }) => at < end)
      return moves.length === 0 ? [] : [[agent.id, moves] as const]
    }),
  )
}
