/** What an agent does to a case. */
import type { Act } from '../../../contract/desk.ts'
import { Fault } from '../../../contract/faults.ts'
import type { Rung } from '../../../domain/case/facts.ts'
import { nextRung } from '../../../domain/case/ladder.ts'
import type { CaseRequest } from '../../../domain/case/requests.ts'
import type { CaseState } from '../../../domain/case/state.ts'
import type { Verb } from '../../../domain/policies/can.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { HOUR, MINUTE } from '../../../domain/time.ts'
import { type Asker, mustBeAllowed } from '../../http/desk.ts'
import { type Acted, actOn } from '../../ledger/act.ts'
import type { Locked } from '../../ledger/append.ts'
import { type House, isAbsent, standIn } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { bindFiles, countOpenProblems, looseFiles } from './sql.ts'

/** An act that is a request on the case; `seen` is none. */
export type CaseAct = Exclude<Act, { readonly act: 'seen' }>

/** Unanswered for so long, a handover comes back to the owner: short while the customer is there, a working morning else. */
const liveHandoverMs = 3 * MINUTE
const handoverMs = 4 * HOUR

type CaseVerb = Verb &
  ('see' | 'reply' | 'note' | 'hand over' | 'propose solved' | 'report solved' | 'change kind')

const verbOf: Readonly<Partial<Record<CaseAct['act'], CaseVerb>>> = {
  reply: 'reply',
  note: 'note',
  'change-kind': 'change kind',
  'propose-handover': 'hand over',
  'propose-solved': 'propose solved',
  'report-solved': 'report solved',
}

interface ActOnCase {
  readonly asker: Asker
  readonly caseId: string
  readonly customerId: string
  readonly requestId: string
  /** The agent has read the warning of a guarantee and goes on. */
  readonly goesOn: boolean
  readonly act: CaseAct
}

/** Does it once: the same requestId again is answered as a repeat. */
export async function act(ledger: Ledger, doing: ActOnCase): Promise<Acted | Refusal> {
  const { asker, caseId, customerId, requestId } = doing
  const files = doing.act.act === 'reply' ? doing.act.files : []
  return await actOn(ledger, {
    caseId,
    leave: { modes: asker.house.organisation.modes, goesOn: doing.goesOn },
    // The gate counts the customer's open problems: none may come between the count and the commit, not by a change of kind either.
    ...(doing.act.act === 'make-offer' || doing.act.act === 'change-kind' ? { customerId } : {}),
    // Known within its case: the same id on another case is another act.
    once: { channel: 'desk', externalId: `${caseId} ${requestId}`, messageId: requestId },
    request: async (state, locked) => {
      const verb = verbOf[doing.act.act] ?? 'see'
      mustBeAllowed(asker.actor, verb, { id: caseId, ownerId: state.ownerId })
      if (files.length > 0 && (await looseFiles(locked.tx, caseId, files)) !== files.length) {
        throw new Fault('bad-request', 'One of the files is not there any more. Choose it again.')
      }
      return await toRequest(doing, state, locked)
    },
    ...(files.length === 0 ? {} : { also: tx => bindFiles(tx, files, requestId) }),
  })
}

async function toRequest(
  { asker, customerId, requestId, act: asked }: ActOnCase,
  state: CaseState,
  { tx, now }: Locked,
): Promise<CaseRequest> {
  const agentId = asker.agent.id
  switch (asked.act) {
    case 'answer':
      return { ask: 'answer-entry', entryId: asked.entryId, agentId }
    case 'decline':
      return { ask: 'decline-entry', entryId: asked.entryId, agentId }
    case 'end-contact':
      return { ask: 'end-contact', agentId }
    case 'reply':
      return { ask: 'reply', agentId, messageId: requestId, files: asked.files, words: { text: asked.words } }
    case 'note':
      return { ask: 'note', agentId, noteId: requestId, words: { text: asked.words } }
    case 'change-kind':
      return { ask: 'change-kind', agentId, kind: asked.kind }
    case 'propose-handover':
      return proposeHandover(asker, requestId, asked, state, now)
    case 'accept-handover':
      return { ask: 'accept-handover', handoverId: asked.handoverId, agentId }
    case 'decline-handover':
      return { ask: 'decline-handover', handoverId: asked.handoverId, agentId, reason: asked.reason }
    case 'propose-solved':
      return {
        ask: 'propose-solved',
        agentId,
        isLead: asker.agent.role !== 'agent',
        words: { text: asked.words },
      }
    case 'report-solved':
      return { ask: 'report-solved', agentId, words: { text: asked.words } }
    case 'refuse':
      return { ask: 'refuse', agentId, reasons: asked.reasons, ...whoDecidesNext(asker, now) }
    case 'promise':
      return {
        ask: 'promise',
        commitmentId: requestId,
        kind: asked.kind,
        agentId,
        words: asked.words,
        dueAt: asked.dueAt,
        replaces: asked.replaces,
      }
    case 'keep-promise':
      return { ask: 'keep-promise', commitmentId: asked.commitmentId, agentId, evidence: asked.evidence }
    case 'make-offer': {
      const problems = await countOpenProblems(tx, customerId)
      return {
        ask: 'make-offer',
        offerId: requestId,
        agentId,
        words: asked.words,
        openProblems: problems.length,
      }
    }
    default:
      throw new Fault('bad-request', 'This cannot be done yet.')
  }
}

function proposeHandover(
  { agent, house }: Asker,
  handoverId: string,
  asked: Extract<CaseAct, { readonly act: 'propose-handover' }>,
  state: CaseState,
  now: number,
): CaseRequest {
  const receiver = house.agents.get(asked.to)
  if (!receiver)
    throw new Fault('bad-request', 'Nobody of that name works here. Choose a colleague from the list.')
  const isLive = state.entry !== null && state.entry.medium !== 'letter'
  return {
    ask: 'propose-handover',
    handoverId,
    from: agent.id,
    to: receiver.id,
    summary: asked.summary,
    until: now + (isLive ? liveHandoverMs : handoverMs),
    receiver: { departed: receiver.departedAt !== null, absent: isAbsent(receiver, now) },
  }
}

/** The rung above this agent, and who stands on it. Above the head decides the outside body. */
function whoDecidesNext(
  { agent, house }: Asker,
  now: number,
): { readonly nextRung: Rung; readonly nextAgentId: string | null } {
  const rung = nextRung(agent.role)
  return { nextRung: rung, nextAgentId: rung === 'outside-body' ? null : onRung(house, rung, agent.id, now) }
}

function onRung(house: House, rung: 'lead' | 'head', except: string, now: number): string | null {
  const people = [...house.agents.values()].filter(agent => agent.role === rung && agent.id !== except)
  const standing = people
    .map(agent => standIn(house, agent.id, now))
    .find(agent => agent !== null && agent.id !== except)
  return standing?.id ?? people[0]?.id ?? null
}
