/**
 * Which addresses of the internet may be asked on behalf of somebody who sent us a mail.
 *
 * What must stay true: only addresses that belong to everybody. Not this machine, not the network it stands in, not the provider's
 * metadata, however they are written: as IPv6 of an IPv4 address, by a tunnel, in one of the reserved blocks.
 */
import ipaddr from 'ipaddr.js'

/** Whether a connection may be made. Asked with the very address that is then connected to. */
export type MayReach = (address: string, port: number) => boolean

const PORTS = new Set([80, 443])
/** The only block of IPv6 that is given out; what tunnels and translates lies within it too, and has names of its own. */
const GIVEN_OUT = ipaddr.parseCIDR('2000::/3')

export const mayReachPublic: MayReach = (address, port) => PORTS.has(port) && isPublic(address)

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(GIVEN_OUT)
}
