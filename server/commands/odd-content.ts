/** What the tests of backup and restore start from: a schema and rows that a careless copy would change. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Config } from '../config.ts'
import { withClient } from '../db/client.ts'
import { type Embedded, startEmbedded } from '../db/embedded.ts'
import { silent as log } from '../db/log.ts'
import { migrate } from '../db/migrate.ts'

/** Writes the migrations of the odd schema into a new folder. */
export function writeOddMigrations(folder: string): string {
  mkdirSync(folder)
  writeFileSync(
    join(folder, '0001-odd.sql'),
    `CREATE TABLE parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, said text, deputy bigint REFERENCES parent);
   CREATE TABLE odd (
     n int PRIMARY KEY, parent bigint REFERENCES parent, bytes bytea, at timestamptz, big bigint, amount numeric,
     tags text[], body jsonb, ratio double precision, "Order" text, twice int GENERATED ALWAYS AS (n * 2) STORED);
   CREATE SEQUENCE tickets;
   CREATE TABLE seeded (lane smallint PRIMARY KEY, head bigint NOT NULL);
   INSERT INTO seeded SELECT g, 0 FROM generate_series(0, 15) g;
   CREATE TABLE fixed (n int);
   CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'never'; END $$;
   CREATE TRIGGER fixed_is_fixed BEFORE INSERT OR DELETE OR TRUNCATE ON fixed EXECUTE FUNCTION refuse();
   GRANT SELECT ON ALL TABLES IN SCHEMA public TO heed_app;`,
  )
  return folder
}

/** Rows that a careless export would change: extremes, escapes, nothing. */
export async function fillOdd(url: string): Promise<void> {
  await withClient(url, async client => {
    await client.query(`INSERT INTO parent (said) VALUES ('first')`)
    await client.query(
      `INSERT INTO parent (said, deputy) VALUES (E'tab\\t newline\\n back\\\\slash \\\\. 😀 \\x01', 1)`,
    )
    await client.query(`UPDATE parent SET deputy = 2 WHERE id = 1`)
    await client.query(
      `INSERT INTO odd VALUES
       (1, 1, '\\x00ff0a5c', '2031-05-06 07:08:09.123456+02', 9223372036854775807, 123456789012345678.123456789,
        ARRAY['a,b', NULL, '"q"', ''], '{"a": [1, null, "\\u00e9"]}', 0.1::float8 + 0.2, E'x\\ty'),
       (2, NULL, NULL, 'infinity', NULL, 'NaN', NULL, NULL, '-Infinity', ''),
       (3, 2, '', '0044-03-15 12:00:00 BC', -9223372036854775808, 0, '{}', 'null', 1e-308, NULL)`,
    )
    await client.query(`SELECT setval('tickets', 4711)`)
    await client.query(`UPDATE seeded SET head = lane * 10`)
  })
}

/** All that is in the database, as comparable text. */
export async function everything(url: string): Promise<unknown> {
  return await withClient(url, async client => {
    await client.query(`SET timezone = 'UTC'; SET extra_float_digits = 3`)
    const rows: unknown[] = []
    for (const table of ['parent', 'odd', 'seeded', 'fixed', '(SELECT name, sha256 FROM migration)']) {
      const query = `SELECT array_agg(t::text ORDER BY t::text) AS all FROM ${table} t`
      rows.push([table, (await client.query<{ all: string[] | null }>(query)).rows])
    }
    rows.push((await client.query('SELECT last_value::text, is_called FROM tickets')).rows)
    return rows
  })
}

/** Starts an embedded database that ends with the test. */
export async function startFor(t: TestContext, dataDir: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log, settings: { fsync: 'off' } })
  t.after(embedded.stop)
  return embedded
}

/** Starts an embedded database with odd content, and a few files beside it; it ends with the test. */
export async function startOdd(
  t: TestContext,
  config: Config,
  migrations: string,
): Promise<{ owner: string; stop: () => Promise<void> }> {
  const { addresses, stop } = await startFor(t, config.dataDir)
  await migrate({ url: addresses.owner, directory: migrations, log })
  await fillOdd(addresses.owner)
  mkdirSync(join(config.dataDir, 'files', 'ab'), { recursive: true })
  writeFileSync(join(config.dataDir, 'files', 'ab', 'one'), Buffer.from([0, 1, 2, 255]))
  writeFileSync(join(config.dataDir, 'secret'), 'a secret of thirty-two characters', { mode: 0o600 })
  return { owner: addresses.owner, stop }
}
