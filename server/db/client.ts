/** One connection for one piece of work: migrating, backing up, administering. Serving goes through connect.ts. */
import { Client } from 'pg'

/** Opens a connection, does the work, and closes it, which also ends a transaction that the work left open. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: 'heed',
    connectionTimeoutMillis: 15_000,
  })
  // A connection that breaks between two statements is told by the next statement; unheard, it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
