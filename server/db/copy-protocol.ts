/**
 * PostgreSQL's COPY over the driver's connection, as streams. The driver hands such a statement the raw messages of the
 * protocol; it has no types for that, so the few that are used are described here.
 */
import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { Duplex } from 'node:stream'
import type { Client, Submittable } from 'pg'

/** The part of the driver's connection that COPY needs. */
type Wire = {
  readonly stream: Duplex
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
  readonly sendCopyFail: (reason: string) => void
}

type Pick = (message: Buffer) => Buffer | undefined

/**
 * What the server sends in answer to a COPY … TO STDOUT. `pick` may cut or drop (undefined) each message. Slow readers slow
 * the server. When the reader gives up before the end, the connection is cut: there is no other way to stop a COPY.
 */
export function copyOut(client: Client, statement: string, pick: Pick = message => message): Readable {
  let wire: Wire | undefined
  let isOver = false
  const output = new Readable({
    read() {
      wire?.stream.resume()
    },
    destroy(error, done) {
      if (!isOver) wire?.stream.destroy()
      done(error)
    },
  })
  const receive = (chunk: Buffer): void => {
    try {
      // The driver uses the memory again for the next message.
      const picked = pick(Buffer.from(chunk))
      if (picked !== undefined && !output.push(picked)) wire?.stream.pause()
    } catch (error) {
      output.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const query: Submittable & Record<string, unknown> = {
    ...silentHandlers,
    submit(connection) {
      wire = wireOf(connection)
      wire.query(statement)
    },
    handleCopyData: ({ chunk }: { chunk: Buffer }) => receive(chunk),
    handleError(error: Error) {
      isOver = true
      output.destroy(error)
    },
    handleReadyForQuery() {
      isOver = true
      output.push(null)
    },
  }
  client.query(query)
  return output
}

/** Feeds `source` to a COPY … FROM STDIN; settles when the server has taken all of it, with the number of its rows. */
export function copyIn(client: Client, statement: string, source: Readable): Promise<number> {
  return new Promise((resolve, reject) => {
    const over = new AbortController()
    let rows = 0
    const query: Submittable & Record<string, unknown> = {
      ...silentHandlers,
      submit: (connection: unknown) => wireOf(connection).query(statement),
      handleCopyInResponse(connection: unknown) {
        const wire = wireOf(connection)
        feed(wire, source, over.signal).then(
          () => wire.endCopyFrom(),
          (error: unknown) => {
            if (!over.signal.aborted) wire.sendCopyFail(String(error))
          },
        )
      },
      handleCommandComplete({ text }: { text: string }) {
        rows = Number(text.split(' ')[1])
      },
      handleError(error: Error) {
        over.abort()
        source.destroy()
        reject(error)
      },
      handleReadyForQuery: () => resolve(rows),
    }
    client.query(query)
  })
}

async function feed(wire: Wire, source: Readable, signal: AbortSignal): Promise<void> {
  for await (const chunk of source) {
    signal.throwIfAborted()
    wire.sendCopyFromChunk(chunk as Buffer) // a file's stream without encoding gives buffers
    if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain', { signal })
  }
}

const silentHandlers = {
  handleRowDescription() {},
  handleDataRow() {},
  handleCommandComplete() {},
  handleEmptyQuery() {},
}

function wireOf(connection: unknown): Wire {
  return connection as Wire // the driver's connection has all of this, but not in its types
}
