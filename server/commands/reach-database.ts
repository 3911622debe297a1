/** The database for a command that works on an installation, whether it is being served right now or not. */
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { clusterExists } from '../db/cluster.ts'
import { runningEmbedded, startEmbedded } from '../db/embedded.ts'
import type { Log } from '../db/log.ts'
import { OperatorError } from '../operator-error.ts'

export interface Reached {
  /** The login that owns the schema. */
  readonly owner: string
  /** The embedded database's superuser. */
  readonly admin: string | undefined
  readonly stop: () => Promise<void>
}

/**
 * The operator's own database; or the embedded one of a Heed that runs, or started for this command alone.
 * @throws OperatorError when there is no database yet, or it cannot be started
 */
export async function reachDatabase(config: Config, log: Log): Promise<Reached> {
  const nothing = async () => {}
  if (config.databaseUrl !== undefined)
    return { owner: config.databaseOwnerUrl ?? config.databaseUrl, admin: undefined, stop: nothing }
  const running = runningEmbedded(config.dataDir)
  if (running !== undefined) return { ...running, stop: nothing }
  if (!clusterExists(join(config.dataDir, 'postgres')))
    throw new OperatorError(`There is no database in ${config.dataDir} yet. Start Heed once with npm start.`)
  const started = await startEmbedded({ dataDir: config.dataDir, log })
  return { ...started.addresses, stop: started.stop }
}
