/**
 * What test files share: one database cluster and one browser, each started when the first file needs it and stopped by
 * `stop`; and what Node has compiled, which stays for the next run. They reach the files through the environment.
 */
import { join } from 'node:path'
import { BROWSER_ADDRESS, startSharedBrowser } from '../browser.ts'
import type { Need } from './needs.ts'

/** An operator's own PostgreSQL to test against, as a superuser; no cluster is started then. */
const OWN_DATABASE = 'HEED_TEST_DATABASE_URL'
/** The shared cluster's address, as a superuser: each test makes databases of its own in it. */
const CLUSTER = 'HEED_TEST_CLUSTER'

/**
 * Node keeps here what it has stripped of types and compiled, named by its content: a program that imports the server
 * starts in half the time. It goes with the packages.
 */
const COMPILED = join(import.meta.dirname, '../../node_modules/.cache/heed-compiled')

interface Stoppable {
  readonly stop: () => Promise<void> | void
}

export interface Shared {
  /** The variables for a file with this need; starts what is not running yet. */
  readonly envFor: (need: Need) => Promise<NodeJS.ProcessEnv>
  /** Stops what was started; doing it twice is not an error. */
  readonly stop: () => Promise<void>
}

export function sharedThings(): Shared {
  const started: Promise<Stoppable>[] = []
  const once = <T extends Stoppable>(start: () => Promise<T>) => {
    let running: Promise<T> | undefined
    return () => {
      if (running === undefined) {
        running = start()
        started.push(running)
      }
      return running
    }
  }
  const cluster = once(startCluster)
  const browser = once(startSharedBrowser)

  return {
    async envFor(need) {
      const pure = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? COMPILED }
      if (need === 'pure') return pure
      const database = process.env[OWN_DATABASE] ? {} : { [CLUSTER]: (await cluster()).url }
      if (need === 'database') return { ...pure, ...database }
      return { ...pure, ...database, [BROWSER_ADDRESS]: (await browser()).address }
    },
    async stop() {
      const settled = await Promise.allSettled(started.splice(0))
      for (const it of settled) if (it.status === 'fulfilled') await it.value.stop()
    },
  }
}

/** Loaded late, so that checks and pure tests run even where the database does not. */
async function startCluster(): Promise<Stoppable & { readonly url: string }> {
  const { startTestCluster } = await import('../../server/db/test-cluster.ts')
  return startTestCluster()
}
