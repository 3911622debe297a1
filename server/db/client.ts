/** One connection for one piece of work: migrating, backing up, administering, listening. Serving goes through connect.ts. */
import { Client } from 'pg'

/** Opens a connection, does the work, and closes it, which also ends a transaction that the work left open. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = clientOf(url, 'heed')
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** A connection that is kept open, by whoever ends it. @param name under which the database shows it */
export async function openClient(url: string, name = 'heed'): Promise<Client> {
  const client = clientOf(url, name)
  await client.connect()
  return client
}

/**
 * A connection that breaks between two statements is told by the next statement; unheard, it would end the process. It may break in the
 * very breath in which it opens, before whoever opened it could listen.
 */
function clientOf(url: string, name: string): Client {
  const client = new Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 15_000,
  })
  client.on('error', () => {})
  return client
}
