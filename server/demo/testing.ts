/** What tests of the demo and of what looks at it share: a database of their own with the whole demo in it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAuth } from '../auth/auth.ts'
import { type Connection, connect } from '../db/connect.ts'
import { silent } from '../db/log.ts'
import { cloneTestDatabase, copyTestDatabase, type TestDatabase } from '../db/test-cluster.ts'
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

const afternoon = Date.UTC(2026, 10, 20, 14, 30)

/** Without contents when `isEmpty`. */
export async function openDemo({
  now = afternoon,
  isEmpty = false,
}: {
  readonly now?: number
  readonly isEmpty?: boolean
} = {}): Promise<DemoHouse> {
  const { house } = demoIn({ database: await cloneTestDatabase(), dataDir: newFolder(), now })
  if (!isEmpty) await fillDemo(house.furnishing)
  return house
}

/** A house that many tests begin with. */
export interface DemoMould extends AsyncDisposable {
  readonly copy: () => Promise<DemoHouse>
}

/** The demo with what is added to it, filled once: a copy is made in much less time. */
export async function mouldDemo(add: (house: DemoHouse) => Promise<void>): Promise<DemoMould> {
  const mould = { database: await cloneTestDatabase(), dataDir: newFolder(), now: afternoon }
  const { house, close } = demoIn(mould)
  try {
    await fillDemo(house.furnishing)
    await add(house)
  } finally {
    await close()
  }
  return {
    async copy() {
      const dataDir = newFolder()
      cpSync(mould.dataDir, dataDir, { recursive: true })
      return demoIn({ ...mould, database: await copyTestDatabase(mould.database), dataDir }).house
    },
    [Symbol.asyncDispose]: async () => await removeHouse(mould),
  }
}

interface Place {
  readonly database: TestDatabase
  readonly dataDir: string
  readonly now: number
}

function demoIn(place: Place): { readonly house: DemoHouse; readonly close: () => Promise<void> } {
  const { database, dataDir, now } = place
  const app = connect({ url: database.app, log: silent })
  const owner = connect({ url: database.owner, log: silent, max: 2 })
  const clock = () => now
  const auth = openAuth({ db: app.db, secret: 'a secret that only the tests know, long enough', clock })
  const close = async () => {
    await app.close()
    await owner.close()
  }
  const house: DemoHouse = {
    database,
    dataDir,
    db: app.db,
    owner: owner.db,
    ledger: { db: app.db, clock, signals: nobodyListens },
    furnishing: { db: app.db, auth, dataDir, clock },
    now,
    async [Symbol.asyncDispose]() {
      await close()
      await removeHouse(place)
    },
  }
  return { house, close }
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'heed-demo-'))
}

async function removeHouse({ database, dataDir }: Place): Promise<void> {
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
}
