import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Db, Tx } from '../db/connect.ts'
import { withoutCommit } from '../db/trips.ts'

/**
 * A database whose transactions are all parts of this one: what asks for a transaction of its own, as the ledger does, is committed
 * with the rest or not at all. Whoever uses it lets every error through, so that the whole is rolled back.
 */
export function inside(tx: Tx): Db {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery) =>
      await tx.executeQuery<Row>({ ...query, sql: withoutCommit(query.sql) }),
    streamQuery() {
      throw new Error('nothing is streamed inside another transaction')
    },
  }
  const nothing = async () => {}
  const driver: Driver = {
    init: nothing,
    destroy: nothing,
    acquireConnection: async () => connection,
    releaseConnection: nothing,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
  }
  return new Kysely({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: db => new PostgresIntrospector(db),
    },
  })
}
