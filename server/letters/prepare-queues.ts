/**
 * Brings pg-boss's own tables (schema `pgboss`) into a database, as the login that owns it; heed_app may then put jobs there and
 * take them, and change nothing else about them.
 */
import { PgBoss } from 'pg-boss'
import { withClient } from '../db/client.ts'
import { APP } from '../db/roles.ts'
import { OperatorError } from '../operator-error.ts'

export const letterQueue = 'letters'

/**
 * `key_strict_fifo`: jobs of one key (the case) are done in order, one at a time, so that a customer reads them as they were written.
 * A job that failed for good would hold up all later ones of its case; ours never do, because what is given up is completed
 * (see deliver.ts), and the limit of tries is out of reach.
 */
const policy = 'key_strict_fifo'

const settings = {
  retryLimit: 10_000,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 3_600,
  /** A job whose worker has not been heard of for so long is given to another. */
  heartbeatSeconds: 30,
  expireInSeconds: 3_600,
  retentionSeconds: 30 * 86_400,
  deleteAfterSeconds: 86_400,
}

/** @throws OperatorError when the login may not make a schema */
export async function prepareQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false })
  // What fails is told by the call that failed; unheard, the event would end the process.
  boss.on('error', () => {})
  try {
    await boss.start()
    await boss.createQueue(letterQueue, { policy })
    await boss.updateQueue(letterQueue, settings)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '42501')) throw error
    throw new OperatorError(
      'The login that migrates may not make the schema "pgboss" in this database. Run, as an administrator: GRANT CREATE ON DATABASE … TO …;',
      { cause: error },
    )
  } finally {
    await boss.stop({ graceful: false })
  }
  await withClient(ownerUrl, client =>
    client.query(
      `GRANT USAGE ON SCHEMA pgboss TO ${APP}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${APP}`,
    ),
  )
}
