/**
 * A part of a case becomes a case of its own: the messages that were chosen are copied, with their files, and stay where they were
 * too. Nobody's place in the line changes by it.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { Fault } from '../../contract/faults.ts'
import { decide } from '../../domain/case/decide.ts'
import type { FactOf, Kind } from '../../domain/case/facts.ts'
import { makeReference } from '../../domain/case/reference.ts'
import { openBySplit } from '../../domain/case-work/decisions.ts'
import type { Copied } from '../../domain/case-work/requests.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import type { Tx } from '../db/connect.ts'
import { type Acted, isRepeatError, type Once, repeatOf } from '../ledger/act.ts'
import { append, type Decision, type Locked } from '../ledger/append.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { copyFile, copyThread, customerMessages, filesThere } from './sql.ts'
import { isTaken } from '../db/taken.ts'

export interface Splitting {
  readonly caseId: string
  readonly customerId: string
  readonly messageIds: readonly string[]
  readonly kind: Kind | null
  readonly agentId: string
  readonly once: Once
}

const triesForReference = 5

/** @returns the new case, also when this was asked before */
export async function splitCase(ledger: Ledger, splitting: Splitting): Promise<Acted | Refusal> {
  const before = await repeatOf(ledger.db, splitting.once)
  if (before !== null) return before
  const locks = { customers: [splitting.customerId], cases: [splitting.caseId] }
  for (let tries = 1; ; tries++) {
    try {
      return await append<Acted>(ledger, locks, async locked => await split(locked, splitting))
    } catch (error) {
      if (isRepeatError(error)) {
        return (await repeatOf(ledger.db, splitting.once)) ?? { caseId: splitting.caseId, isRepeat: true }
      }
      if (tries >= triesForReference || !isTaken(error, 'cases_reference_key')) throw error
    }
  }
}

/** A file of the old case, and what it is called in the new one. */
interface FileCopy {
  readonly from: string
  readonly id: string
  readonly messageId: string
}

async function split(
  { tx, now, caseState, isErased }: Locked,
  splitting: Splitting,
): Promise<Decision<Acted> | Refusal> {
  const { caseId, agentId, kind, messageIds } = splitting
  const state = caseState(caseId)
  if (isErased(caseId)) throw new Fault('not-found', say => say.customerErased)
  const messages = await customerMessages(tx, caseId, messageIds)
  const into = randomUUID()
  const reference = makeReference(randomBytes(8))
  const decided = decide(
    state,
    { ask: 'split', agentId, into, reference, messageIds, found: messages.map(message => message.messageId) },
    now,
  )
  if (isRefusal(decided)) return decided
  const there = await filesThere(
    tx,
    messages.flatMap(message => message.files),
  )
  const copies = messages.map(message => copyOf(message, there))
  const opened = openBySplit({
    reference,
    customerId: state.customerId,
    kind,
    channel: state.channel,
    skill: null,
    priority: null,
    agentId,
    from: { caseId, reference: state.reference },
    messages: copies.map(({ copied }) => copied),
  })
  return {
    facts: [...decided.map(fact => ({ caseId, fact })), ...opened.map(fact => ({ caseId: into, fact }))],
    result: { caseId: into, isRepeat: false },
    receipt: { ...splitting.once, caseId: into },
    also: async (inside: Tx) => {
      for (const file of copies.flatMap(copy => copy.files)) {
        await copyFile(inside, { ...file, caseId: into, now })
      }
      await copyThread(inside, caseId, into)
    },
  }
}

function copyOf(
  message: FactOf<'CustomerSpoke'>,
  there: ReadonlySet<string>,
): { readonly copied: Copied; readonly files: readonly FileCopy[] } {
  const messageId = randomUUID()
  const files = message.files
    .filter(file => there.has(file))
    .map(from => ({ from, id: randomUUID(), messageId }))
  const { channel, verified, helperId, body } = message
  return {
    files,
    copied: {
      messageId,
      copyOf: message.messageId,
      channel,
      verified,
      helperId,
      files: files.map(file => file.id),
      words: body,
    },
  }
}
