/** What an agent decides about a stranger's mail in a case: it is the customer's, or a case of its own, or neither. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { StrangerAct } from '../../../contract/mail-aside.ts'
import { Fault } from '../../../contract/faults.ts'
import { decide, openCase } from '../../../domain/case/decide.ts'
import type { FactOf } from '../../../domain/case/facts.ts'
import { makeReference } from '../../../domain/case/reference.ts'
import type { Speak } from '../../../domain/case/requests.ts'
import { TREATMENTS } from '../../../domain/mail/places.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { type Asker, mustBeAllowed } from '../../http/desk.ts'
import { toAddress } from '../../intake/address.ts'
import { customerByAddress, insertAddress, insertCustomer, isErased } from '../../intake/sql.ts'
import { type Acted, actOn, isRepeatError, wasReceived } from '../../ledger/act.ts'
import { append, type Decision, type Locked } from '../../ledger/append.ts'
import type { Beside } from '../../ledger/beside.ts'
import { dutyLead } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { mailOf, moveMail, settlePending, strangerIn, type StrangersMail } from './sql.ts'

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

/**
 * What is done to the case that the mail waits in, and perhaps to others; once.
 * @throws Fault when this agent may not, with nothing written
 */
async function doOnce<Result extends Acted | GoesOn>(
  ledger: Ledger,
  deciding: Deciding,
  locks: { readonly customers: readonly string[]; readonly cases: readonly string[] },
  decideUnder: (locked: Locked) => Promise<Decision<Result> | Refusal>,
): Promise<Result | Acted | Refusal> {
  const repeated = async (): Promise<Acted | null> => {
    const caseId = await wasReceived(ledger.db, once(deciding))
    return caseId === null ? null : { caseId, isRepeat: true }
  }
  const before = await repeated()
  if (before) return before
  try {
    const done = await append<Result>(ledger, locks, decideUnder)
    // The same request at the same instant may have done what is refused to this one.
    return isRefusal(done) ? ((await repeated()) ?? done) : done
  } catch (error) {
    const done = isRepeatError(error) || error instanceof Fault ? await repeated() : null
    if (done) return done
    throw error
  }
}

/** The case was joined into another one, perhaps in this moment: the words belong there. */
interface GoesOn {
  readonly goesOnIn: string
}

async function letIn(ledger: Ledger, deciding: Deciding, keepsAddress: boolean): Promise<Acted | Refusal> {
  for (let into = deciding.caseId; ; ) {
    const locks = { customers: [deciding.customerId], cases: [deciding.caseId, into] }
    const done = await doOnce<Acted | GoesOn>(
      ledger,
      deciding,
      locks,
      async locked => await letInto(locked, deciding, { into, keepsAddress }),
    )
    if (isRefusal(done) || !('goesOnIn' in done)) return done
    into = done.goesOnIn
  }
}

/** The story that holds the mail says that it was let in; the words stand where that story goes on. */
async function letInto(
  { tx, now, caseState }: Locked,
  deciding: Deciding,
  { into, keepsAddress }: { readonly into: string; readonly keepsAddress: boolean },
): Promise<Decision<Acted | GoesOn> | Refusal> {
  const state = caseState(into)
  if (state.mergedInto !== null) return { facts: [], result: { goesOnIn: state.mergedInto } }
  const { asker, caseId, customerId, strangerId, requestId } = deciding
  const agentId = asker.agent.id
  mustBeAllowed(asker.actor, keepsAddress ? 'keep address' : 'let in', { id: into, ownerId: state.ownerId })
  const { standing, wrote } = await strangerIn(tx, caseId, strangerId)
  const speak = asSaid(wrote, { messageId: requestId, copyOf: strangerId })
  const decided = decide(state, { ask: 'let-in', agentId, strangerId, standing, keepsAddress, speak }, now)
  if (isRefusal(decided)) return decided
  // A colleague was quicker, and chose whether the address is kept.
  if (decided.length === 0) return { facts: [], result: { caseId: into, isRepeat: true } }
  return {
    facts: decided.map(fact => ({ caseId: fact.type === 'StrangerLetIn' ? caseId : into, fact })),
    result: { caseId: into, isRepeat: false },
    receipt: { ...once(deciding), caseId: into },
    also: async inside => {
      const from = { caseId, messageId: strangerId }
      await settlePending(inside, from, { agentId, now })
      await moveMail(inside, from, { caseId: into, messageId: requestId })
      const address = keepsAddress ? toAddress(wrote?.body?.from ?? '') : null
      if (address) await insertAddress(inside, { customerId, ...address, now })
    },
  }
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
  const { caseId, strangerId } = deciding
  const { wrote } = await strangerIn(ledger.db, caseId, strangerId)
  const writerId = wrote && (await knownWriter(ledger.db, wrote))
  // With their lock, an erasure of whoever wrote it comes before the words are read, or after the case is there to be erased with them.
  const locks = { customers: writerId === null ? [] : [writerId], cases: [caseId] }
  return await doOnce<Acted>(
    ledger,
    deciding,
    locks,
    async locked => await ownCase(locked, deciding, writerId),
  )
}

async function ownCase(
  { tx, now, caseState }: Locked,
  deciding: Deciding,
  writerId: string | null,
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
    customerId: await whoWrote(tx, wrote, { writerId, now }),
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
    beside: threadOf(wrote, into.caseId, await mailOf(tx, { caseId, messageId: strangerId })),
    also: async inside => {
      const from = { caseId, messageId: strangerId }
      await settlePending(inside, from, { agentId, now })
      await moveMail(inside, from, { caseId: into.caseId, messageId: requestId })
    },
  }
}

/** Letters of the new case answer the mail, under its subject; a machine that wrote it gets none from machines. */
function threadOf({ body }: Wrote, caseId: string, mail: StrangersMail | null): Beside {
  const row = {
    case_id: caseId,
    subject: body?.subject ?? '',
    last_message_id: mail?.headerId ?? null,
    is_automatic: mail !== null && !TREATMENTS[mail.kind].getsReceipt,
  }
  return { files: null, thread: JSON.stringify(row), helperThread: null, mail: null, mentions: null }
}

async function knownWriter(db: Db, { body }: Wrote): Promise<string | null> {
  const address = toAddress(body?.from ?? '')
  return address && (await customerByAddress(db, address.kind, address.value))
}

/** @param writer.writerId who was known by the address, and is locked */
async function whoWrote(
  tx: Tx,
  { body }: Wrote,
  { writerId, now }: { readonly writerId: string | null; readonly now: number },
): Promise<string> {
  if (writerId !== null && !(await isErased(tx, writerId))) return writerId
  const id = randomUUID()
  await insertCustomer(tx, { id, name: null, language: 'en', now }, toAddress(body?.from ?? ''))
  return id
}
