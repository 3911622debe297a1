/** Changing the rota: a day, a week, a copied week, a swap, a file. Each person's rota has a version and a record of its own. */
import type {
  CopyRotaWeek,
  ImportRota,
  RotaImported,
  RotaWeek,
  SetRotaDay,
  SwapRotaDay,
} from '../../../contract/rota.ts'
import { Fault } from '../../../contract/faults.ts'
import { dateAt } from '../../../domain/hours/hours.ts'
import { readRotaLines, takeIn } from '../../../domain/rota/read-lines.ts'
import {
  copyWeek,
  EMPTY_ROTA,
  mondayOf,
  type Rota,
  swapped,
  withDay,
  withoutDay,
  withoutOld,
  withWeekly,
} from '../../../domain/rota/rota.ts'
import { refusedRota, refusedSwap, refusedWeeks, rotaRules } from '../../../domain/rota/rules.ts'
import { ruleIn } from '../../../domain/refused-in.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Tx } from '../../db/connect.ts'
import { type CsvRecord, recordsOf, styleOf } from '../../imports/csv.ts'
import type { House as Standing } from '../../ledger/directory.ts'
import { allRotas, rotaOf, saveRota } from '../../rota/sql.ts'
import { changeSetup, changeWithin, type House, setupVersions, tellOfSetup } from '../../setup/change.ts'
import { whoWorksHere } from './sql.ts'
import { difference, viewWeek } from './views.ts'

export async function readWeek(
  { ledger: { db, clock } }: House,
  { organisation: { hours } }: Standing,
  day: string | undefined,
): Promise<Omit<RotaWeek, 'readOnlyBecause'>> {
  // First, so that whatever is newer than its version is found out when it is saved.
  const versions = await setupVersions(db)
  const [people, rotas] = await Promise.all([whoWorksHere(db), allRotas(db)])
  return viewWeek({ people, rotas, versions, hours, now: clock(), day })
}

export interface RotaGround extends House {
  readonly standing: Standing
  /** Who asks. */
  readonly by: string
}

interface Day {
  readonly agentId: string
  readonly date: string
}

export async function setDay(
  ground: RotaGround,
  { agentId, date }: Day,
  { shifts, holds, until, version }: SetRotaDay,
): Promise<null | Refusal> {
  const refused = holds === 'weekly' ? refusedWeeks(date, until) : null
  if (refused) return refused
  return await changeOne(ground, { agentId, version }, rota =>
    holds === 'day' ? withDay(rota, date, shifts) : withWeekly(rota, date, shifts, until),
  )
}

export function clearDay(ground: RotaGround, { agentId, date }: Day, version: number) {
  return changeOne(ground, { agentId, version }, rota => withoutDay(rota, date))
}

interface One {
  readonly agentId: string
  readonly version: number
}

async function changeOne(
  ground: RotaGround,
  { agentId, version }: One,
  change: (rota: Rota) => Rota,
): Promise<null | Refusal> {
  const act = { agentId: ground.by, thing: `rota:${agentId}`, version, what: 'changed' } as const
  return await changeSetup(ground, act, async tx => {
    await mustWorkHere(tx, [agentId])
    return await save(tx, ground, { agentId, change })
  })
}

async function mustWorkHere(tx: Tx, agentIds: readonly string[]): Promise<void> {
  const people = await whoWorksHere(tx)
  if (agentIds.some(agentId => !people.some(({ id }) => id === agentId)))
    throw new Fault('not-found', say => say.noAgent)
}

interface Change {
  readonly agentId: string
  readonly change: (rota: Rota) => Rota
}

/** The organisation's row is held: nobody else changes rotas meanwhile. */
async function save(tx: Tx, { ledger, standing }: RotaGround, { agentId, change }: Change) {
  const before = (await rotaOf(tx, agentId)) ?? EMPTY_ROTA
  const today = dateAt(standing.organisation.hours, ledger.clock()).toString()
  const after = withoutOld(change(before), today)
  const refused = refusedRota(after)
  if (refused) return refused
  await saveRota(tx, agentId, after)
  return { ...difference(before, after), result: null }
}

/** Several people's at once: all or none. What nobody could have overwritten unseen has no version. */
async function changeMany(ground: RotaGround, changes: readonly Change[]): Promise<null | Refusal> {
  const { ledger, by } = ground
  return await inOne(ground, async tx => {
    for (const change of changes) {
      const act = { agentId: by, thing: `rota:${change.agentId}`, version: null, what: 'changed' } as const
      const done = await changeWithin(tx, act, ledger.clock(), () => save(tx, ground, change))
      if (isRefusal(done)) return done
    }
    return null
  })
}

/** Takes a refusal out of the transaction, so that what was written by then is rolled back. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused.says)
    this.refusal = refusal
  }
}

async function inOne(ground: House, work: (tx: Tx) => Promise<null | Refusal>): Promise<null | Refusal> {
  try {
    await ground.ledger.db.transaction().execute(async tx => {
      const refused = await work(tx)
      if (refused) throw new Refused(refused)
    })
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
  tellOfSetup(ground)
  return null
}

export async function copyRota(
  ground: RotaGround,
  { from, to, agentId }: CopyRotaWeek,
): Promise<{ readonly people: number } | Refusal> {
  const { db } = ground.ledger
  const [people, rotas] = await Promise.all([whoWorksHere(db), allRotas(db)])
  const whose = people.filter(({ id }) => (agentId === null || id === agentId) && rotas.has(id))
  const change = (rota: Rota) => copyWeek(rota, mondayOf(from), mondayOf(to))
  const refused = await changeMany(
    ground,
    whose.map(({ id }) => ({ agentId: id, change })),
  )
  return refused ?? { people: whose.length }
}

export async function swapDay(
  ground: RotaGround,
  { date, agentId, version, withAgentId }: SwapRotaDay,
): Promise<null | Refusal> {
  if (agentId === withAgentId) throw new Fault('bad-request')
  return await inOne(ground, async tx => {
    await mustWorkHere(tx, [agentId, withAgentId])
    const act = { agentId: ground.by, thing: `rota:${agentId}`, version, what: 'changed' } as const
    const other = { ...act, thing: `rota:${withAgentId}`, version: null }
    const now = ground.ledger.clock()
    // The first takes the organisation's row; only then both are read.
    const one = await changeWithin(tx, act, now, async () => {
      const both = await bothOf(tx, agentId, withAgentId)
      const refused = refusedSwap(...both, date)
      if (refused) return refused
      const [mine] = swapped({ agentId, rota: both[0] }, { agentId: withAgentId, rota: both[1] }, date)
      const done = await save(tx, ground, { agentId, change: () => mine })
      return isRefusal(done) ? done : { ...done, result: both }
    })
    if (isRefusal(one)) return one
    const [, theirs] = swapped({ agentId, rota: one[0] }, { agentId: withAgentId, rota: one[1] }, date)
    return await changeWithin(tx, other, now, () =>
      save(tx, ground, { agentId: withAgentId, change: () => theirs }),
    )
  })
}

async function bothOf(tx: Tx, one: string, other: string): Promise<readonly [Rota, Rota]> {
  return [(await rotaOf(tx, one)) ?? EMPTY_ROTA, (await rotaOf(tx, other)) ?? EMPTY_ROTA]
}

/** Days from a file. Lines that make no sense are named and keep nothing else out; a trial changes nothing. */
export async function importRota(
  ground: RotaGround,
  { csv, isTrial }: ImportRota,
  language: 'en' | 'es',
): Promise<RotaImported | Refusal> {
  const { db } = ground.ledger
  const [people, rotas] = await Promise.all([whoWorksHere(db), allRotas(db)])
  const read = readRotaLines(await linesOf(csv), people)
  const byPerson = [...Map.groupBy(read.days, ({ agentId }) => agentId)]
  const taken = byPerson.map(([agentId, days]) => ({
    agentId,
    days,
    ...takeIn(rotas.get(agentId) ?? EMPTY_ROTA, days),
  }))
  const days = taken.flatMap(each => each.taken)
  const bad = [...read.bad, ...taken.flatMap(each => each.bad)].toSorted((a, b) => a.line - b.line)
  if (!isTrial) {
    const refused = await changeMany(
      ground,
      taken
        .filter(each => each.taken.length > 0)
        .map(each => ({ agentId: each.agentId, change: rota => takeIn(rota, each.days).rota })),
    )
    if (refused) return refused
  }
  return {
    lines: days.flatMap(({ lines }) => lines).length,
    people: new Set(days.map(({ agentId }) => agentId)).size,
    days: days.length,
    bad: bad.map(each =>
      each.why === 'refused' ? { ...each, about: sentenceOf(each.about, language) } : each,
    ),
  }
}

function sentenceOf(name: string, language: 'en' | 'es'): string {
  const rule = rotaRules.find(each => each.name === name)
  return rule ? ruleIn(language, rule) : name
}

async function linesOf(csv: string) {
  const bytes = () => asStream(Buffer.from(csv))
  const style = await styleOf(bytes())
  const lines: CsvRecord[] = []
  for await (const record of recordsOf({ bytes: bytes(), ...style })) lines.push(record)
  return lines
}

async function* asStream(bytes: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve()
  yield bytes
}
