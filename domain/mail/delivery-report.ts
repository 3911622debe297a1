/** The part of a mail in which a server reports on a delivery, field by field (RFC 3464), and the headers of the letter that came back. */
import type { Mail } from './mail.ts'

export type BounceAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'

/** What is told of the recipient who counts: the first to whom delivery failed, or else the first. */
export interface DeliveryReport {
  readonly address: string | null
  readonly status: string | null
  readonly action: BounceAction | null
  readonly says: string | null
  readonly originalMessageId: string | null
}

type Fields = ReadonlyMap<string, string>

const LOOKED_AT = 32_000
const MOST_SAID = 400

/** One address. Bounded in each step, as it is tried at every place of a text. */
export const ADDRESS = /[^\s<>()[\]\\,;:@"'`|=*]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.){1,8}[a-z0-9-]{1,63}/i

/** A status of RFC 3463. */
export const STATUS = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/

/** Null where no part of the mail is such a report. */
export function reportOf(mail: Mail): DeliveryReport | null {
  const part = mail.parts.find(({ mediaType }) => /^message\/(?:global-)?delivery-status$/.test(mediaType))
  return part ? readReport(part.text ?? '') : null
}

/** Of a mail whose parts could not be told apart, the fields stand among its words. Null where there are none. */
export function reportInWords(text: string): DeliveryReport | null {
  const start = /^(?:Reporting-MTA|Final-Recipient): ?\S/im.exec(text.slice(0, LOOKED_AT))?.index
  return start === undefined ? null : readReport(text.slice(start, start + LOOKED_AT))
}

function readReport(text: string): DeliveryReport {
  const groups = text
    .slice(0, LOOKED_AT)
    .split(/\r?\n[ \t]{0,20}\r?\n/)
    .map(fieldsOf)
  const people = groups.filter(fields =>
    ['final-recipient', 'original-recipient', 'action'].some(name => fields.has(name)),
  )
  const counts =
    people.find(fields => actionIn(fields) === 'failed') ?? people[0] ?? new Map<string, string>()
  const named = groups.map(fields => fields.get('x-original-message-id')).find(id => id !== undefined)
  return {
    address: addressIn(counts),
    status: STATUS.exec(counts.get('status') ?? '')?.[0] ?? null,
    action: actionIn(counts),
    says: onOneLine((counts.get('diagnostic-code') ?? '').replace(/^[\w.-]{1,30}\s{0,3};/, '')),
    originalMessageId: messageIdIn(named),
  }
}

/** The Message-ID in the copy of the letter that came back, whole or its headers only. */
export function returnedMessageId(mail: Mail): string | null {
  const isCopy = /^(?:message\/(?:rfc822|global|news|partial)|(?:text|message)\/(?:rfc822|global)-headers)$/
  for (const part of mail.parts) {
    if (!isCopy.test(part.mediaType)) continue
    const id = messageIdIn(fieldsOf(headOf(part.text ?? '')).get('message-id'))
    if (id !== null) return id
  }
  return null
}

export function messageIdIn(value: string | undefined): string | null {
  const said = (value ?? '').slice(0, 1000).trim()
  return /<([^<>\s]{1,500})>/.exec(said)?.[1] ?? /^[^<>\s@]{1,300}@[^<>\s@]{1,200}$/.exec(said)?.[0] ?? null
}

/** Null for nothing. */
export function onOneLine(text: string): string | null {
  return (
    text
      .slice(0, MOST_SAID * 2)
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, MOST_SAID) || null
  )
}

function headOf(text: string): string {
  const head = text.slice(0, LOOKED_AT).trimStart()
  return head.slice(0, /\r?\n\r?\n/.exec(head)?.index ?? head.length)
}

/** Unfolded, names lower-cased; the first of each name. */
function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>()
  let last: string | null = null
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (/^[ \t]/.test(line)) {
      if (last !== null) fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`)
    } else if (colon > 0) {
      const name = line.slice(0, colon).trim().toLowerCase()
      last = fields.has(name) ? null : name
      if (last !== null) fields.set(last, line.slice(colon + 1).trim())
    }
  }
  return fields
}

function actionIn(fields: Fields): BounceAction | null {
  const said = fields.get('action')?.toLowerCase() ?? ''
  const actions: readonly BounceAction[] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded']
  return actions.find(action => said.startsWith(action)) ?? null
}

/** As we wrote it, where the server kept that; otherwise where the letter ended up. */
function addressIn(fields: Fields): string | null {
  const written = ['original-recipient', 'final-recipient', 'x-actual-recipient'].map(
    name => fields.get(name) ?? '',
  )
  for (const value of written) {
    const address = ADDRESS.exec(value.slice(0, 1000))?.[0]
    if (address !== undefined) return address.toLowerCase()
  }
  return null
}
