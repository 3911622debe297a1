/** Whom a promise that is nearly due is brought before, beside the owner of its case: in time for somebody to act. */
import { sql } from 'kysely'
import type { CaseState } from '../../domain/case/state.ts'
import { findPromise } from '../../domain/commitment/open.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import { dutyLead, type House, isAbsent, standIn } from '../ledger/directory.ts'
import type { Due } from './sql.ts'

/** In the transaction of the warning. */
export async function tellOthers(
  tx: Tx,
  dues: readonly Due[],
  {
    house,
    now,
    stateOf,
  }: { readonly house: House; readonly now: Instant; readonly stateOf: (caseId: string) => CaseState },
): Promise<void> {
  const told = dues
    .filter(({ clock }) => clock === 'promise due soon')
    .flatMap(({ id, caseId }) =>
      others(house, stateOf(caseId), { promiseId: id, now }).map(agentId => ({ id, agentId })),
    )
  if (told.length === 0) return
  await sql`
    INSERT INTO promise_told (commitment_id, agent_id)
    SELECT * FROM unnest(${told.map(({ id }) => id)}::uuid[], ${told.map(({ agentId }) => agentId)}::uuid[])
    ON CONFLICT DO NOTHING`.execute(tx)
}

/** The owner has it in their own list; whoever is absent does not look there. */
export function others(
  house: House,
  state: CaseState,
  { promiseId, now }: { readonly promiseId: string; readonly now: Instant },
): readonly string[] {
  const maker = findPromise(state, promiseId)?.agentId ?? null
  const found = [state.ownerId, maker].flatMap(id => {
    const agent = id === null ? undefined : house.agents.get(id)
    if (!agent) return []
    const isAway = isAbsent(agent, now)
    return [standIn(house, agent.id, now)?.id, isAway ? dutyLead(house, now)?.id : undefined]
  })
  return [...new Set(found)].filter(id => id !== undefined && id !== state.ownerId) as readonly string[] // filtered on this line
}
