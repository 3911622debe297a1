/** A DNS server on loopback that answers what it was told, over UDP: for tests that must not ask the world. */
import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'

const TYPES = { A: 1, PTR: 12, MX: 15, TXT: 16, AAAA: 28 } as const
type Type = keyof typeof TYPES

/** `TXT customer.example`: what it says, one text for each record. An address for A, `10 mx.example` for MX. */
export type Zone = Readonly<Record<string, readonly string[]>>

export interface Dns {
  readonly resolver: Resolver
  /** How often it was asked. */
  readonly asked: () => number
  readonly close: () => Promise<void>
}

/** @param zone names that are not in it do not exist; null answers nothing at all, as a server that is away */
export async function startDns(zone: Zone | null): Promise<Dns> {
  const socket = createSocket('udp4')
  let asked = 0
  socket.on('message', (query, { port, address }) => {
    asked += 1
    if (zone !== null) socket.send(answerOf(query, zone), port, address)
  })
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve))
  const resolver = new Resolver({ timeout: 500, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  return {
    resolver,
    asked: () => asked,
    close: async () => {
      resolver.cancel()
      await new Promise<void>(resolve => {
        socket.close(resolve)
      })
    },
  }
}

function answerOf(query: Buffer, zone: Zone): Buffer {
  const { name, type, end } = questionIn(query)
  const found = zone[`${type} ${name}`]
  const isName = found !== undefined || Object.keys(zone).some(key => key.endsWith(` ${name}`))
  const head = Buffer.alloc(12)
  query.copy(head, 0, 0, 2)
  head.writeUInt16BE(isName ? 0x8180 : 0x8183, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(found?.length ?? 0, 6)
  const records = (found ?? []).map(value => record(type ?? 'TXT', value))
  return Buffer.concat([head, query.subarray(12, end), ...records])
}

function questionIn(query: Buffer): {
  readonly name: string
  readonly type: Type | undefined
  readonly end: number
} {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  const number = query.readUInt16BE(at + 1)
  const type = Object.entries(TYPES).find(([, each]) => each === number)?.[0] as Type | undefined // a key of TYPES
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 }
}

function record(type: Type, value: string): Buffer {
  const data = dataOf(type, value)
  const head = Buffer.alloc(12)
  // The name is that of the question.
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(TYPES[type], 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function dataOf(type: Type, value: string): Buffer {
  switch (type) {
    case 'A':
      return Buffer.from(value.split('.').map(Number))
    case 'AAAA':
      return Buffer.from(value.replaceAll(':', ''), 'hex')
    case 'PTR':
      return nameBytes(value)
    case 'MX': {
      const [preference = '', host = ''] = value.split(' ')
      return Buffer.concat([Buffer.from([0, Number(preference)]), nameBytes(host)])
    }
    case 'TXT':
      return Buffer.concat(
        (value.match(/[^]{1,255}/g) ?? ['']).map(part =>
          Buffer.concat([Buffer.from([part.length]), Buffer.from(part, 'latin1')]),
        ),
      )
  }
}

function nameBytes(name: string): Buffer {
  const labels = name.split('.').filter(label => label !== '')
  const parts = labels.map(label => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  return Buffer.concat([...parts, Buffer.from([0])])
}
