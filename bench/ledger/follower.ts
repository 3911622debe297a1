/**
 * The follower of the ledger bench, to be killed at any moment: writes down which facts it took, in the order in which it took
 * them, in the transaction of its cursors.
 */
import { sql } from 'kysely'
import { follow } from '../../server/ledger/follow.ts'
import { openLedger } from './house.ts'

const [url = ''] = process.argv.slice(2)
const { ledger } = openLedger(url)
follow(
  ledger,
  {
    name: 'bench',
    async effect(tx, facts) {
      await sql`
        INSERT INTO bench_seen (lane, seq, case_id)
        SELECT lane, seq, case_id
        FROM unnest(${facts.map(fact => fact.lane)}::smallint[], ${facts.map(fact => fact.seq)}::bigint[],
          ${facts.map(fact => fact.caseId)}::uuid[]) WITH ORDINALITY AS f(lane, seq, case_id, n)
        ORDER BY n`.execute(tx)
    },
  },
  error => console.error(error),
)
process.on('disconnect', () => process.exit())
process.send?.('ready')
