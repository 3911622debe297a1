/** What an agent decides about a stranger's mail in a case: it is the customer's, or a case of its own, or neither. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { StrangerAct } from '../../../contract/mail-aside.ts'
import { Fault } from '../../../contract/faults.ts'
import { decide, openCase } from '../../../domain/case/decide.ts'
import type { FactOf } from '../../../domain/case/facts.ts'
import { makeReference } from '../../../domain/case/reference.ts'
import type { Speak } from '../../../domain/case/requests.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Tx } from '../../db/connect.ts'
import { type Asker, mustBeAllowed } from '../../http/desk.ts'
import { toAddress } from '../../intake/address.ts'
import { customerByAddress, insertAddress, insertCustomer } from '../../intake/sql.ts'
import { type Acted, actOn, isRepeatError, wasReceived } from '../../ledger/act.ts'
import { append, type Decision, type Locked } from '../../ledger/append.ts'
import type { Beside } from '../../ledger/beside.ts'
import { dutyLead } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { moveMail, settlePending, strangerIn } from './sql.ts'

export interface Deciding {
  readonly asker: Asker
  readonly caseId: string
  readonly customerId: string
  readonly strangerId: string
  readonly requestId: string
}

type Wrote = FactOf<'StrangerWrote'>

function once({ caseId, requestId }: Deciding) {
  return { channel: 'desk', externalId: `${caseId} ${requestId}`, messageId: requestId }
}

export async function decideOnStranger(
  ledger: Ledger,
  deciding: Deciding,
  { act }: StrangerAct,
): Promise<Acted | Refusal> {
  switch (act.act) {
    case 'let-in':
      return await letIn(ledger, deciding, act.keepsAddress)
    case 'own-case':
      return await makeOwnCase(ledger, deciding)
    case 'send-away':
      return await sendAway(ledger, deciding)
  }
}

async function letIn(ledger: Ledger, deciding: Deciding, keepsAddress: boolean): Promise<Acted | Refusal> {
  const { asker, caseId, customerId, strangerId, requestId } = deciding
  const agentId = asker.agent.id
  let wrote: Wrote | null = null
  return await actOn(ledger, {
    caseId,
    customerId,
    once: once(deciding),
    request: async (state, { tx }) => {
      mustBeAllowed(asker.actor, keepsAddress ? 'keep address' : 'let in', {
        id: caseId,
        ownerId: state.ownerId,
      })
      const found = await strangerIn(tx, caseId, strangerId)
      wrote = found.wrote
      const speak = asSaid(wrote, { messageId: requestId, copyOf: strangerId })
      return { ask: 'let-in', agentId, strangerId, standing: found.standing, keepsAddress, speak }
    },
    also: async tx => {
      const from = { caseId, messageId: strangerId }
      const now = ledger.clock()
      await settlePending(tx, from, { agentId, now })
      await moveMail(tx, from, { caseId, messageId: requestId })
      const address = keepsAddress ? toAddress(wrote?.body?.from ?? '') : null
      if (address) await insertAddress(tx, { customerId, ...address, now })
    },
  })
}

function asSaid(
  wrote: Wrote | null,
  { messageId, copyOf }: { messageId: string; copyOf: string | undefined },
): Speak {
  return {
    ask: 'speak',
    messageId,
    copyOf,
    channel: wrote?.channel ?? 'mail',
    files: wrote?.files ?? [],
    verified: false,
    words: wrote?.body ?? { text: '' },
    entryId: randomUUID(),
    medium: 'letter',
  }
}

async function sendAway(ledger: Ledger, deciding: Deciding): Promise<Acted | Refusal> {
  const { asker, caseId, strangerId } = deciding
  const agentId = asker.agent.id
  return await actOn(ledger, {
    caseId,
    once: once(deciding),
    request: async (state, { tx }) => {
      mustBeAllowed(asker.actor, 'let in', { id: caseId, ownerId: state.ownerId })
      const { standing } = await strangerIn(tx, caseId, strangerId)
      return { ask: 'send-away', agentId, strangerId, standing, into: null }
    },
    also: tx => settlePending(tx, { caseId, messageId: strangerId }, { agentId, now: ledger.clock() }),
  })
}

/** Of whoever wrote it: that person sees nothing of the case that they named. */
async function makeOwnCase(ledger: Ledger, deciding: Deciding): Promise<Acted | Refusal> {
  const before = await wasReceived(ledger.db, once(deciding))
  if (before !== null) return { caseId: before, isRepeat: true }
  try {
    return await append<Acted>(
      ledger,
      { cases: [deciding.caseId] },
      async locked => await ownCase(locked, deciding),
    )
  } catch (error) {
    if (!isRepeatError(error)) throw error
    return { caseId: (await wasReceived(ledger.db, once(deciding))) ?? deciding.caseId, isRepeat: true }
  }
}

async function ownCase(
  { tx, now, caseState }: Locked,
  deciding: Deciding,
): Promise<Decision<Acted> | Refusal> {
  const { asker, caseId, strangerId, requestId } = deciding
  const agentId = asker.agent.id
  const state = caseState(caseId)
  mustBeAllowed(asker.actor, 'let in', { id: caseId, ownerId: state.ownerId })
  const { standing, wrote } = await strangerIn(tx, caseId, strangerId)
  const into = { caseId: randomUUID(), reference: makeReference(randomBytes(8)) }
  const away = decide(state, { ask: 'send-away', agentId, strangerId, standing, into }, now)
  if (isRefusal(away)) return away
  if (away.length === 0 || !wrote) throw new Fault('gone-stale')
  const speak = asSaid(wrote, { messageId: requestId, copyOf: undefined })
  const opened = openCase({
    reference: into.reference,
    customerId: await whoWrote(tx, wrote, now),
    kind: null,
    channel: wrote.channel,
    skill: null,
    priority: null,
    dutyLeadId: dutyLead(asker.house, now)?.id ?? null,
    speak,
  })
  return {
    facts: [...away.map(fact => ({ caseId, fact })), ...opened.map(fact => ({ caseId: into.caseId, fact }))],
    result: { caseId: into.caseId, isRepeat: false },
    receipt: { ...once(deciding), caseId: into.caseId },
    beside: threadOf(wrote, into.caseId),
    also: async inside => {
      const from = { caseId, messageId: strangerId }
      await settlePending(inside, from, { agentId, now })
      await moveMail(inside, from, { caseId: into.caseId, messageId: requestId })
    },
  }
}

/** Letters of the new case go on under the subject of the mail. */
function threadOf({ body }: Wrote, caseId: string): Beside {
  const row = { case_id: caseId, subject: body?.subject ?? '', last_message_id: null, is_automatic: false }
  return { files: null, thread: JSON.stringify(row), helperThread: null, mail: null, mentions: null }
}

async function whoWrote(tx: Tx, { body }: Wrote, now: number): Promise<string> {
  const address = toAddress(body?.from ?? '')
  const known = address && (await customerByAddress(tx, address.kind, address.value))
  if (known) return known
  const id = randomUUID()
  await insertCustomer(tx, { id, name: null, language: 'en', now }, address)
  return id
}
