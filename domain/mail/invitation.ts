/** What a calendar invites to (RFC 5545, 5546): what, when and where, as far as it says. */
import ICAL from 'ical.js'
import type { Mail } from './mail.ts'

export interface Invitation {
  readonly method: 'request' | 'reply' | 'cancel' | 'counter'
  readonly what: string | null
  readonly where: string | null
  /** As the calendar writes it, `2026-03-12` or `2026-03-12T15:00:00`, with `Z` where it is UTC. */
  readonly starts: string | null
  readonly ends: string | null
  /** The name of the time zone that both are in; null where there is none. */
  readonly zone: string | null
}

const LOOKED_AT = 100_000
const MOST_SAID = 300

const METHODS: ReadonlyMap<string, Invitation['method']> = new Map([
  ['request', 'request'],
  ['add', 'request'],
  ['reply', 'reply'],
  ['refresh', 'reply'],
  ['cancel', 'cancel'],
  ['counter', 'counter'],
  ['declinecounter', 'counter'],
])

/** Null where no calendar speaks: a mere file with dates (`METHOD:PUBLISH`, or none) is a file. */
export function readInvitation(mail: Mail): Invitation | null {
  for (const { mediaType, parameters, text } of mail.parts) {
    if (mediaType !== 'text/calendar' && mediaType !== 'application/ics') continue
    const start = (text ?? '').slice(0, LOOKED_AT)
    const said = parameters['method'] ?? /^METHOD:[ \t]{0,5}([a-z]{3,20})/im.exec(start)?.[1] ?? ''
    const method = METHODS.get(said.trim().toLowerCase())
    if (method !== undefined) return { method, ...eventIn(start) }
  }
  return null
}

const NOTHING = { what: null, where: null, starts: null, ends: null, zone: null }

function eventIn(text: string): Omit<Invitation, 'method'> {
  try {
    const event = ICAL.Component.fromString(text).getFirstSubcomponent('vevent')
    if (!event) return NOTHING
    const zone = event.getFirstProperty('dtstart')?.getFirstParameter('tzid')
    return {
      what: line(event.getFirstPropertyValue('summary')),
      where: line(event.getFirstPropertyValue('location')),
      starts: line(event.getFirstPropertyValue('dtstart')),
      ends: line(event.getFirstPropertyValue('dtend')),
      zone: line(zone ?? null),
    }
  } catch {
    // Cut off, or not a calendar at all: that it invites is known all the same.
    return NOTHING
  }
}

function line(value: unknown): string | null {
  const said = typeof value === 'string' || value instanceof ICAL.Time ? value.toString() : ''
  return said.replaceAll(/\s+/g, ' ').trim().slice(0, MOST_SAID) || null
}
