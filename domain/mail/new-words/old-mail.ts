/**
 * Where an older mail begins that is not marked line by line: below a block of its headers (Outlook), below "-----Original
 * Message-----", below "reply above this line", or because it is passed on.
 */
import type { Line } from './lines.ts'
import { anyOf, mayEndIn } from './pattern.ts'
import { FORWARD_BEGINS, FORWARDED, HEADERS, ORIGINAL, REPLY_ABOVE } from './marks.ts'

type Role = keyof typeof HEADERS

/**
 * What a line that looks like a header may be, and how sure it is that a program wrote it: 1; 1.5 where a person would hardly write so, as
 * an address behind "From:" or a date behind "Sent:"; 2 where nobody would: a date with its seconds.
 */
export interface Roles {
  readonly roles: readonly Role[]
  readonly sureness: number
}

/** What a line says that a program wrote: `*From:* Ada`, `**De :** Ada`, `From: Ada`. */
const NAMED = /^[\s*_|]{0,4}([^:：*]{1,30}?)\s?[*_]{0,2}\s?[:：]\s?[*_]{0,2}\s*(.*)$/u

const roles = new Map<string, Role[]>()
for (const role of ['from', 'sent', 'to', 'copy', 'subject', 'other'] as const) {
  for (const name of HEADERS[role]) {
    const key = name.toLowerCase()
    roles.set(key, [...(roles.get(key) ?? []), role])
  }
}

/** Lines that a header block may take beside its headers: addresses that ran on, blank ones that HTML brought. */
const MOST_BETWEEN = 4
const MOST_LINES = 40

const DASHED = String.raw`^[\s>*_|]{0,6}(?:[-_=*]{2,}|—{1,})\s?`
const ORIGINAL_LINE = new RegExp(String.raw`${DASHED}${anyOf(ORIGINAL)}\s?[-_=*—:]*`, 'iu')
const FORWARDED_LINE = new RegExp(
  String.raw`${DASHED}${anyOf(FORWARDED)}(?:\s[^-]{0,120})?\s?[-_=*—:]*`,
  'iu',
)
const FORWARD_BEGINS_LINE = new RegExp(String.raw`^${anyOf(FORWARD_BEGINS)}\s?[:：]`, 'iu')
/** Within a rule, or as all that the line says. */
const REPLY_ABOVE_RULE = new RegExp(String.raw`^[-#=*_~—\s]{2,20}.{0,60}${anyOf(REPLY_ABOVE)}.{0,80}$`, 'iu')
const REPLY_ABOVE_LINE = new RegExp(String.raw`^.{0,30}${anyOf(REPLY_ABOVE)}[.\s-]{0,20}$`, 'iu')
const mayEndReplyAbove = mayEndIn(REPLY_ABOVE, /[.\s-]/u)

export type OldMail = 'original' | 'forward' | 'above'

/** The line is such a mark by itself. */
export function markAt(line: Line): OldMail | null {
  if (line.isBlank || line.isLong) return null
  const says = line.isQuoted ? line.unquoted : line.says
  if (FORWARDED_LINE.test(says) || FORWARD_BEGINS_LINE.test(says)) return 'forward'
  if (ORIGINAL_LINE.test(says)) return 'original'
  return says.length <= 160 && isReplyAbove(says) ? 'above' : null
}

function isReplyAbove(says: string): boolean {
  return REPLY_ABOVE_RULE.test(says) || (mayEndReplyAbove(says) && REPLY_ABOVE_LINE.test(says))
}

/** How many lines from `at` on are the headers of an older mail; 0 when they are none, or too few to be sure. */
export function headersAt(lines: readonly Line[], headers: readonly (Roles | null)[], at: number): number {
  if (!headers[at]) return 0
  const seen = new Set<Role>()
  let sureness = 0
  let end = at
  let between = 0
  for (
    let index = at;
    index < lines.length && index < at + MOST_LINES && between <= MOST_BETWEEN;
    index += 1
  ) {
    const line = lines[index]
    const header = headers[index]
    if (header) {
      const isNew = header.roles.some(role => !seen.has(role))
      for (const role of header.roles) seen.add(role)
      if (isNew) sureness += header.sureness
      end = index + 1
      between = 0
    } else {
      // After a blank line only a further header goes on with the block; a mail's first words do not.
      if (line?.isBlank !== true && lines[index - 1]?.isBlank === true) break
      between += 1
    }
  }
  const isMail =
    seen.has('from') || (seen.has('sent') && seen.has('subject')) || (seen.has('sent') && seen.has('to'))
  return isMail && sureness >= 3 ? end - at : 0
}

/** Below the long rule of Outlook, whatever its language: three lines "name: value" on end, with an address and a day among them. */
export function headersBelowRuleAt(lines: readonly Line[], at: number): number {
  if (!/^_{20,}$/u.test(lines[at - 1]?.says ?? '')) return 0
  let end = at
  while (end < at + MOST_LINES && NAMED.test(lines[end]?.unquoted ?? '')) end += 1
  const says = lines.slice(at, end).map(line => line.unquoted)
  const isMail = says.some(line => line.includes('@')) && says.some(line => /\p{Nd}.*\p{Nd}{2}/u.test(line))
  return end - at >= 3 && isMail ? end - at : 0
}

export function rolesOf(line: Line): Roles | null {
  if (line.isBlank) return null
  const [, name = '', value = ''] = NAMED.exec(line.unquoted) ?? []
  const found = roles.get(name.trim().toLowerCase())
  if (!found) return null
  return { roles: found, sureness: surenessOf(found, value) }
}

function surenessOf(found: readonly Role[], value: string): number {
  if (found.includes('sent') && /\p{Nd}{4}.*\p{Nd}:\p{Nd}{2}:\p{Nd}{2}/u.test(value)) return 2
  const isLikely =
    (found.includes('from') && /@|\[mailto:/u.test(value)) ||
    (found.includes('sent') && /\p{Nd}.*\p{Nd}{2}/u.test(value))
  return isLikely ? 1.5 : 1
}
