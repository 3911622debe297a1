/** What tests of the demo and of what looks at it share: a database of their own with the whole demo in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAuth } from '../auth/auth.ts'
import { type Connection, connect } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { cloneTestDatabase, type TestDatabase } from '../db/test-cluster.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { fillDemo, type Furnishing } from './demo.ts'

export interface DemoHouse extends AsyncDisposable {
  readonly database: TestDatabase
  readonly dataDir: string
  /** As heed_app. */
  readonly db: Connection['db']
  /** As heed_owner, who may change what nobody may change. */
  readonly owner: Connection['db']
  readonly ledger: Ledger
  readonly furnishing: Furnishing
  readonly now: number
}

export const nobodyListens: Ledger['signals'] = {
  send() {},
  listen: () => () => undefined,
  close: async () => {},
}

/** Without contents when `isEmpty`. */
export async function openDemo({
  now = Date.UTC(2026, 10, 20, 14, 30),
  isEmpty = false,
}: {
  readonly now?: number
  readonly isEmpty?: boolean
} = {}): Promise<DemoHouse> {
  const database = await cloneTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-demo-'))
  const app = connect({ url: database.app, log: silent })
  const owner = connect({ url: database.owner, log: silent, max: 2 })
  const clock = () => now
  const ledger: Ledger = { db: app.db, clock, signals: nobodyListens }
  const auth = openAuth({ db: app.db, secret: 'a secret that only the tests know, long enough', clock })
  const furnishing = { db: app.db, auth, dataDir, clock }
  if (!isEmpty) await fillDemo(furnishing)
  return {
    database,
    dataDir,
    db: app.db,
    owner: owner.db,
    ledger,
    furnishing,
    now,
    async [Symbol.asyncDispose]() {
      await app.close()
      await owner.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
