/** Whom a mail in a mailbox came from and to: the last server on its way wrote it into the headers. */

/** Headers that are asked for. */
export const envelopeHeaders = ['return-path', 'delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc']

const deliveredTo = ['delivered-to', 'x-original-to', 'envelope-to']
const address = /[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;@]{1,255}/g
const mostAddresses = 100

export type Envelope = { readonly mailFrom: string | null; readonly rcptTo: readonly string[] }

/** @param head lines of headers as they stand, folded or not */
export function envelopeIn(head: string): Envelope {
  const headers = new Map<string, string[]>()
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1)])
  }
  const named = (names: readonly string[]) =>
    names.flatMap(name => headers.get(name) ?? []).flatMap(value => value.toLowerCase().match(address) ?? [])
  const delivered = named(deliveredTo)
  const to = delivered.length > 0 ? delivered : named(['to', 'cc'])
  return {
    mailFrom: returnPath(headers.get('return-path')?.[0]),
    rcptTo: [...new Set(to)].slice(0, mostAddresses),
  }
}

function returnPath(value: string | undefined): string | null {
  if (value === undefined) return null
  if (/<\s*>/.test(value)) return ''
  return value.match(address)?.[0] ?? null
}
