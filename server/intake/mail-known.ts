/** What the database knows about a mail before anything is decided: asked in one statement, whatever the mail carries. */
import { sql } from 'kysely'
import { mayActIn } from '../../domain/acting/acting.ts'
import type { HowItCame } from '../../domain/mail/brought-in.ts'
import type { NamedCase, Traces } from '../../domain/mail/which-case.ts'
import { HOUR, type Instant } from '../../domain/time.ts'
import type { HelperRow } from '../acting/sql.ts'
import { anyOf } from '../db/any-of.ts'
import type { Db } from '../db/connect.ts'

export interface AskedOfMail {
  readonly channel: string
  readonly externalId: string
  readonly headerId: string | null
  readonly headerDate: string | null
  /** Of what it says. */
  readonly digest: string
  /** Lower-cased. */
  readonly from: string | null
  readonly to: readonly string[]
  readonly traces: Traces
  /** The case of the letter that came back. */
  readonly returned: string | null
}

/** A case that the mail may belong to, and who its writer would be there. */
export interface CaseThere extends NamedCase {
  readonly customerId: string
  /** Of its thread of mails, where it has one. */
  readonly subject: string | null
  readonly isCustomers: boolean
  /** A letter of ours was called unwanted at the sender's address. */
  readonly hasComplained: boolean
  /** That a machine answers each of our letters in it was told within the hour. */
  readonly isLoopTold: boolean
  /** Who acts for its customer, and writes from their own address. */
  readonly helper: SpeakingHelper | null
}

export type SpeakingHelper = Pick<HelperRow, 'id' | 'name' | 'scope'>

export interface KnownOfMail {
  /** It was taken in before, under the same name. */
  readonly isReceived: boolean
  /** It stands aside under the same name. */
  readonly isAside: boolean
  /** A mail of the same name (Message-ID, sender, date); one that says the same before others. */
  readonly twin: { readonly caseId: string | null; readonly saysTheSame: boolean } | null
  /** Of the sender's machines, within the hour; without what was brought in. */
  readonly machineMails: readonly HowItCame[]
  /** Receipts that went within the hour to whoever is known by the sender's address. */
  readonly receiptsThisHour: number
  /** The customer who is known by the sender's address. */
  readonly writerId: string | null
  /** Letters came back from the sender's address: it works again. */
  readonly isAddressBack: boolean
  readonly skill: string | null
  readonly mailboxDomains: readonly string[]
  readonly cases: readonly CaseThere[]
}

interface CaseRow {
  readonly caseId: string
  readonly reference: string
  readonly customerId: string
  readonly subject: string | null
  readonly isCustomers: boolean
  readonly hasComplained: boolean
  readonly isLoopTold: boolean
  readonly mails: readonly string[] | null
  readonly helpers: readonly ActingRow[] | null
}

type ActingRow = SpeakingHelper &
  Pick<HelperRow, 'caseId' | 'authorisedAt' | 'until' | 'withdrawnAt' | 'declinedAt'>

type Row = Omit<KnownOfMail, 'cases'> & { readonly cases: readonly CaseRow[] | null }

/** More of them change nothing. */
const mostMachineMails = 20

const ms = (column: string) => sql`round(extract(epoch FROM ${sql.ref(column)}) * 1000)::bigint`

/** Cases of whoever was erased are left out: nobody is at their other end any more. */
export async function knownOfMail(db: Db, asked: AskedOfMail, now: Instant): Promise<KnownOfMail> {
  const { channel, externalId, headerId, headerDate, digest, from, to, traces, returned } = asked
  const letters = traces.answered.flatMap(({ letter }) => (letter ? [letter.caseId] : []))
  const mails = traces.answered.flatMap(({ letter, messageId }) => (letter ? [] : [messageId]))
  const references = [traces.signed, ...traces.inSubject, ...traces.inNewWords, ...traces.inQuotes]
  const anHourAgo = new Date(now - HOUR)
  const { rows } = await sql<Row>`
    WITH named AS (
      SELECT id FROM cases WHERE id = ${anyOf(returned === null ? letters : [...letters, returned], 'uuid')}
      UNION SELECT id FROM cases WHERE reference = ${anyOf(
        references.filter(it => it !== null),
        'text',
      )}
      UNION SELECT case_id FROM mail_in WHERE header_id = ${anyOf(mails, 'text')} AND case_id IS NOT NULL)
    SELECT
      EXISTS (SELECT FROM received WHERE channel = ${channel} AND external_id = ${externalId}) AS "isReceived",
      EXISTS (SELECT FROM mail_in WHERE external_id = ${externalId}) AS "isAside",
      (SELECT json_build_object('caseId', m.case_id, 'saysTheSame', says.the_same) FROM mail_in m,
          LATERAL (SELECT m.answers ->> 'digest' IS NOT DISTINCT FROM ${digest} AS the_same) says
        WHERE m.header_id = ${headerId} AND m.from_address = ${from} AND m.header_date = ${headerDate}
          AND NOT EXISTS (SELECT FROM cases c JOIN customer u ON u.id = c.customer_id
            WHERE c.id = m.case_id AND u.erased_at IS NOT NULL)
        ORDER BY says.the_same DESC, m.came_at, m.id LIMIT 1) AS twin,
      (SELECT coalesce(json_agg(m), '[]') FROM (
        SELECT source, header_date AS date, (answers ->> 'inMailboxAt')::bigint AS "inMailboxAt" FROM mail_in
        WHERE from_address = ${from} AND came_at > ${anHourAgo} AND kind <> 'person'
          AND kind IN ('auto-reply', 'machine', 'loop') LIMIT ${mostMachineMails}) m) AS "machineMails",
      (SELECT count(*)::int FROM cases c JOIN letter l ON l.case_id = c.id AND l.by_machine AND l.outcome = 'sent'
        WHERE c.customer_id = writer.customer_id AND c.opened_at > ${anHourAgo}) AS "receiptsThisHour",
      -- A verified address before a merely written one, an older one before a newer.
      writer.customer_id AS "writerId",
      coalesce(writer.unreachable_at IS NOT NULL, false) AS "isAddressBack",
      (SELECT skill FROM mailbox WHERE address = ANY(${[...to]}::text[]) AND skill IS NOT NULL
        ORDER BY array_position(${[...to]}::text[], address) LIMIT 1) AS skill,
      ARRAY(SELECT DISTINCT lower(split_part(address, '@', 2)) FROM mailbox) AS "mailboxDomains",
      (SELECT json_agg(json_build_object('caseId', c.id, 'reference', c.reference, 'customerId', c.customer_id,
          'subject', (SELECT t.subject FROM mail_thread t WHERE t.case_id = c.id),
          'isCustomers', EXISTS (SELECT FROM customer_address a
            WHERE a.customer_id = c.customer_id AND a.kind = 'email' AND a.value = ${from}),
          'hasComplained', EXISTS (SELECT FROM customer_address a
            WHERE a.customer_id = c.customer_id AND a.value = ${from} AND a.complained_at IS NOT NULL),
          'isLoopTold', EXISTS (SELECT FROM mail_in m
            WHERE m.case_id = c.id AND m.kind = 'loop' AND m.came_at > ${anHourAgo}),
          'mails', (SELECT json_agg(m.header_id) FROM mail_in m
            WHERE m.case_id = c.id AND m.header_id = ${anyOf(mails, 'text')}),
          'helpers', (SELECT json_agg(json_build_object('id', h.id, 'name', h.name, 'scope', h.scope, 'caseId', h.case_id,
              'authorisedAt', ${ms('h.authorised_at')}, 'until', ${ms('h.until')},
              'withdrawnAt', ${ms('h.withdrawn_at')}, 'declinedAt', ${ms('h.declined_at')}) ORDER BY h.asked_at DESC, h.id)
            FROM helper h
            WHERE h.customer_id = c.customer_id AND h.address_kind = 'email' AND h.address_value = ${from}))
          ORDER BY c.opened_at, c.id)
        FROM named JOIN cases c USING (id) JOIN customer u ON u.id = c.customer_id AND u.erased_at IS NULL) AS cases
    FROM (VALUES (1)) one LEFT JOIN LATERAL (
      SELECT a.customer_id, a.unreachable_at FROM customer_address a JOIN customer c ON c.id = a.customer_id
      WHERE a.kind = 'email' AND a.value = ${from} AND c.erased_at IS NULL
      ORDER BY a.verified_at ASC NULLS LAST, a.created_at, a.customer_id LIMIT 1) writer ON true`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a statement without a FROM gave no row')
  return { ...row, cases: (row.cases ?? []).map(found => asThere(found, now)) }
}

function asThere({ helpers, mails, ...found }: CaseRow, now: Instant): CaseThere {
  const helper = (helpers ?? []).find(one => mayActIn(one, found.caseId, now)) ?? null
  return { ...found, mails: mails ?? [], helper, isWriterKnown: found.isCustomers || helper !== null }
}
