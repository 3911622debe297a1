/** A call is written down: in a case that is there, in a new one of somebody known, or of somebody new. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { LogCall } from '../../../contract/calls.ts'
import { Fault } from '../../../contract/faults.ts'
import { openCaseByCall } from '../../../domain/case/decide.ts'
import { makeReference } from '../../../domain/case/reference.ts'
import type { LogCall as LogCallRequest } from '../../../domain/case/requests.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { Asker } from '../../http/desk.ts'
import { countryOf } from '../../imports/country.ts'
import { toAddress } from '../../intake/address.ts'
import { cutName } from '../../intake/lengths.ts'
import { insertAddress, insertCustomer, isErased } from '../../intake/sql.ts'
import { type Acted, actOn, isRepeatError, type Once, repeatOf } from '../../ledger/act.ts'
import { append, type Locked } from '../../ledger/append.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { saidOf, sayingWhatWasDone } from '../../ledger/repeats.ts'
import { customerOfCase, isCustomer } from './sql.ts'
import { isTaken } from '../../db/taken.ts'

interface Logging {
  readonly asker: Asker
  readonly call: LogCall
  /** Of somebody new, who is answered in the language of the house's agent until they say otherwise. */
  readonly language: string
}

/** Does it once: the same again is answered as a repeat, and something else under its requestId is refused. @throws Fault not-found, bad-request */
export async function logCall(ledger: Ledger, logging: Logging): Promise<Acted | Refusal> {
  const { on } = logging.call
  const logged =
    on.what === 'case' ? await logOnCase(ledger, logging, on.caseId) : await openByCall(ledger, logging, on)
  if (!isRefusal(logged)) return logged
  return await sayingWhatWasDone({ db: ledger.db, house: logging.asker.house }, onceOf(logging.call), logged)
}

function requestOf({ asker, call }: Logging): LogCallRequest {
  const { requestId, direction, startedAt, minutes, outcome, isShared, words, promise } = call
  return {
    ask: 'log-call',
    callId: requestId,
    agentId: asker.agent.id,
    direction,
    startedAt,
    minutes,
    outcome,
    isShared,
    words: { text: words.trim() },
    hours: asker.house.organisation.hours,
    promise: promise && { ...promise, commitmentId: randomUUID() },
  }
}

function onceOf(call: LogCall): Once {
  const { requestId } = call
  const name = { channel: 'desk', externalId: `call ${requestId}`, messageId: requestId }
  return { ...name, said: saidOf(requestId, call) }
}

async function logOnCase(ledger: Ledger, logging: Logging, caseId: string): Promise<Acted | Refusal> {
  const customerId = await customerOfCase(ledger.db, caseId)
  if (customerId === null) throw new Fault('not-found', say => say.noCase)
  // Under the customer's lock, which erasing takes first.
  return await actOn(ledger, {
    caseId,
    customerId,
    once: onceOf(logging.call),
    request: async (_state, { tx }) => {
      if (await isErased(tx, customerId)) throw new Fault('not-found', say => say.nothingMoreWritten)
      return requestOf(logging)
    },
  })
}

const triesForReference = 5

async function openByCall(
  ledger: Ledger,
  logging: Logging,
  on: Exclude<LogCall['on'], { readonly what: 'case' }>,
): Promise<Acted | Refusal> {
  const once = onceOf(logging.call)
  const before = await repeatOf(ledger.db, once)
  if (before !== null) return before
  const known = on.what === 'customer' ? on.customerId : null
  if (known !== null && !(await isCustomer(ledger.db, known)))
    throw new Fault('not-found', say => say.noCustomer)
  for (let tries = 1; ; tries++) {
    const caseId = randomUUID()
    try {
      return await append<Acted>(ledger, known === null ? {} : { customers: [known] }, async locked => {
        const customerId = known ?? randomUUID()
        const facts = openCaseByCall(
          {
            caseId,
            reference: makeReference(randomBytes(8)),
            customerId,
            kind: on.kind,
            call: requestOf(logging),
          },
          locked.now,
        )
        if (isRefusal(facts)) return facts
        if (on.what === 'caller') await welcome(locked, { ...on, id: customerId }, logging)
        else if (await isErased(locked.tx, customerId)) throw new Fault('not-found', say => say.noCustomer)
        return {
          facts: facts.map(fact => ({ caseId, fact })),
          result: { caseId, isRepeat: false },
          receipt: { ...once, caseId },
        }
      })
    } catch (error) {
      if (isRepeatError(error)) {
        const first = await repeatOf(ledger.db, once)
        if (first !== null) return first
      }
      if (tries >= triesForReference || !isTaken(error, 'cases_reference_key')) throw error
    }
  }
}

/** A person whom we do not know yet. Their number is written down as they called with it, and proves nothing. */
async function welcome(
  { tx, now }: Locked,
  caller: { readonly id: string; readonly name: string; readonly number: string },
  { asker, language }: Logging,
): Promise<void> {
  const address = toAddress(caller.number, countryOf(asker.house.organisation))
  if (caller.number !== '' && address?.kind !== 'phone')
    throw new Fault('bad-request', say => say.noPhoneNumber)
  await insertCustomer(tx, { id: caller.id, name: cutName(caller.name) || null, language, now })
  if (address) await insertAddress(tx, { customerId: caller.id, ...address, now })
}
