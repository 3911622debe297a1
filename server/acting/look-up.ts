/**
 * Looks up whose account a case is about, apart from the request that said it: whoever writes cannot tell by any wait or word whether
 * there is such an account.
 *
 * What must stay true: somebody is found only where one alone is meant. For somebody else's account the name must fit as well, and they
 * are asked at an address that was known before; the writer is told nothing until they say yes.
 */
import { randomUUID } from 'node:crypto'
import { TERMS } from '../../domain/acting/acting.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import { formsOf, isSameName } from '../../domain/account/identifier.ts'
import type { Log } from '../db/log.ts'
import { toAddress } from '../intake/address.ts'
import { DAY } from '../../domain/time.ts'
import { append } from '../ledger/append.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { onWake } from '../ledger/wake.ts'
import { type SendCode, sendCodes } from '../proof/codes.ts'
import { knownAddresses } from '../proof/sql.ts'
import {
  aboutNotLookedUp,
  type AboutRow,
  holdersOf,
  insertHelper,
  noteLookedUp,
  reportersSince,
} from './sql.ts'

interface Setting {
  readonly ledger: Ledger
  readonly secret: string
  readonly send: SendCode
  readonly log: Log
}

export interface LookingUp {
  /** One look at everything that was said and not looked up yet. */
  readonly sweep: () => Promise<void>
  readonly stop: () => Promise<void>
}

const sweepMs = 1_000
/** To one account holder: more mail than that is meant to annoy them. */
const questionsADay = 5

export function startLookingUp(setting: Setting): LookingUp {
  const { ledger, log } = setting
  let isStopped = false
  const sweep = async () => {
    for (const about of await aboutNotLookedUp(ledger.db)) {
      if (isStopped) return
      await lookUp(setting, about).catch((error: unknown) =>
        log.error({ err: error, case: about.caseId }, 'whose account it is could not be looked up'),
      )
    }
  }
  const wake = onWake(
    async () => {
      if (!isStopped) await sweep()
    },
    error => log.warn({ err: error }, 'whose accounts they are could not be looked up; trying again'),
  )
  const each = setInterval(() => void wake(), sweepMs)
  return {
    sweep,
    async stop() {
      isStopped = true
      clearInterval(each)
      await wake()
    },
  }
}

async function lookUp(setting: Setting, about: AboutRow): Promise<void> {
  const { ledger } = setting
  const holderId = await holderOf(ledger, about)
  const customers = holderId === null ? [] : [holderId]
  const isOurs = await append<boolean>(ledger, { customers, cases: [about.caseId] }, async ({ tx, now }) => {
    if (!(await noteLookedUp(tx, about.caseId, holderId, now))) return { facts: [], result: false }
    const asked = holderId === null ? null : await askHolder(tx, about, holderId, now)
    const { kind, name, typed } = about
    const fact: CaseFact = {
      type: 'CaseIsAbout',
      kind,
      accountHolderId: holderId,
      ...(asked === null ? {} : { helperId: asked }),
      body: { name, typed },
    }
    return { facts: [{ caseId: about.caseId, fact }], result: true }
  })
  if (isOurs === true && holderId !== null && about.kind === 'own-account') {
    const known = await knownAddresses(ledger.db, holderId)
    const to = known
      .filter(({ isVerified, isFirst }) => isVerified || isFirst)
      .map(({ value }) => ({ address: value, customerId: holderId, helperId: null }))
    await sendCodes(setting, about.caseId, to)
  }
}

async function holderOf({ db }: Ledger, { kind, typed, name }: AboutRow): Promise<string | null> {
  const address = toAddress(typed)
  const found = await holdersOf(db, formsOf(typed, address?.kind === 'phone' ? address.value : null), address)
  const [only, another] = found
  if (!only || another) return null
  return kind === 'own-account' || isSameName(name, only.name ?? '') ? only.id : null
}

/** The id of the question. A writer who left no address of their own cannot be named to anybody. */
async function askHolder(
  tx: Parameters<typeof insertHelper>[0],
  about: AboutRow,
  customerId: string,
  now: number,
): Promise<string | null> {
  const { caseId, writerName, addressKind, addressValue } = about
  if (about.kind !== 'somebody-else' || !writerName || addressKind === null || addressValue === null)
    return null
  if ((await reportersSince(tx, customerId, now - DAY)) >= questionsADay) return null
  const id = randomUUID()
  await insertHelper(tx, {
    id,
    customerId,
    saidIn: caseId,
    caseId,
    name: writerName,
    addressKind,
    addressValue,
    scope: 'read-and-write',
    how: 'reporter',
    askedAt: now,
    authorisedAt: null,
    until: now + TERMS['half-a-year'],
  })
  return id
}
