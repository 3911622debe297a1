/** Packs are chosen, brought in and removed; one that contradicts itself is refused with what is wrong, and nothing is kept of it. */
import { Fault } from '../../../contract/faults.ts'
import type { PackFile, SetPacks } from '../../../contract/packs.ts'
import { shippedPacks } from '../../../domain/charter/packs/catalogue.ts'
import type { Pack } from '../../../domain/charter/packs/pack.ts'
import { problemsWithPack } from '../../../domain/charter/packs/problems.ts'
import { recordMoney } from '../../../domain/remedy/money.ts'
import { ownPacks, readChoice } from '../../charter/packs.ts'
import { changeSetup, type House } from '../../setup/change.ts'
import { deletePack, keepPack, saveChoice } from './sql.ts'

export async function choosePacks(
  ground: House,
  by: string,
  { version, ...choice }: SetPacks,
): Promise<void> {
  const act = { agentId: by, thing: 'packs', version, what: 'changed' } as const
  await changeSetup(ground, act, async tx => {
    const before = await readChoice(tx)
    await saveChoice(tx, choice)
    return { before: recordOf(before), after: recordOf(choice), result: null }
  })
}

function recordOf({ country, sector, broken }: Omit<SetPacks, 'version'>) {
  const amount = broken === null ? null : recordMoney(broken.minor, broken.currency)
  return { country, sector, brokenPromise: amount }
}

/** @throws Fault bad-request with each thing that is wrong */
export async function bringPack(ground: House, by: string, file: PackFile): Promise<void> {
  const pack = file as Pack // the same shape: what is optional is left out of JSON, and never undefined
  if (pack.id === 'house' || shippedPacks.some(({ id }) => id === pack.id))
    throw new Fault('bad-request', say => say.packIsOurs(pack.id))
  const own = (await ownPacks(ground.ledger.db)).map(one => one.pack)
  const problems = problemsWithPack(pack, [...shippedPacks, ...own])
  if (problems.length > 0)
    throw new Fault('bad-request', (_say, language) => problems.map(problem => problem[language]).join(' '))
  const act = { agentId: by, thing: `pack:${pack.id}`, version: null, what: 'added' } as const
  await changeSetup(ground, act, async tx => {
    await keepPack(tx, pack, { by, now: ground.ledger.clock() })
    return { before: null, after: { name: pack.name.en, rules: pack.rules.length }, result: null }
  })
}

/** What is not there is removed already. */
export async function removePack(ground: House, by: string, id: string): Promise<void> {
  const act = { agentId: by, thing: `pack:${id}`, version: null, what: 'removed' } as const
  await changeSetup(ground, act, async tx => {
    const name = await deletePack(tx, id)
    return { before: name === null ? null : { name }, after: null, result: null }
  })
}
