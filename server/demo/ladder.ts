/** The ladder of Big Behemoth Communications: its lead, its head, and an arbiter who is as invented as they are. */
import { sql } from 'kysely'
import type { Tx } from '../db/connect.ts'
import type { LadderSetting } from '../ladder/ladder-of.ts'

export async function insertLadder(
  tx: Tx,
  { leadId, headId }: { readonly leadId: string; readonly headId: string },
): Promise<void> {
  const ladder: LadderSetting = {
    rungs: [
      { agentId: leadId, within: { amount: 4, unit: 'working-hours' } },
      { agentId: headId, within: { amount: 2, unit: 'working-days' } },
    ],
    outside: {
      address: 'PO Box 12, Northbridge NB1 4AA',
      link: 'https://arbiter.example/complain',
      rights: {
        en: 'It costs you nothing. It can order us to put things right and to pay you up to £10,000, and we have to do it.',
        es: 'No le cuesta nada. Puede ordenarnos que lo arreglemos y que le paguemos hasta 10 000 £, y tenemos que cumplirlo.',
      },
      isToldWithEveryNo: false,
    },
  }
  await sql`UPDATE organisation SET ladder = ${JSON.stringify(ladder)}::jsonb WHERE id = 1`.execute(tx)
}

/** It is a telecom of the United Kingdom, so Ofcom's pack holds; and what a person of it breaks is made good with £5. */
export async function insertPacks(tx: Tx): Promise<void> {
  await sql`
    UPDATE charter_choice SET country = 'GB', sector = 'telecom', broken_minor = 500, currency = 'GBP' WHERE id = 1`.execute(
    tx,
  )
}
