/** A line that can be cut: passes everything on to a port, until as many bytes have come back as were told. */
import { connect, createServer, type Socket } from 'node:net'

export type CuttingProxy = {
  readonly port: number
  /** Cuts one connection when this many bytes have come back on it; the next ones are whole. */
  readonly cutAfter: (bytes: number) => void
  readonly cuts: () => number
  readonly close: () => Promise<void>
}

export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>()
  let limit = Number.POSITIVE_INFINITY
  let cuts = 0
  const server = createServer(client => {
    const upstream = connect(target, '127.0.0.1')
    let passed = 0
    const cut = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', cut)
      socket.on('close', () => {
        sockets.delete(socket)
        cut()
      })
    }
    client.pipe(upstream)
    upstream.on('data', (chunk: Buffer) => {
      passed += chunk.length
      if (passed > limit) {
        limit = Number.POSITIVE_INFINITY
        cuts++
        return cut()
      }
      client.write(chunk)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cutAfter: bytes => (limit = bytes),
    cuts: () => cuts,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
