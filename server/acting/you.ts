/** What a page says to whoever sits before it: what they have shown, who may act for them, what else they may open. */
import type { HelperView, TermChoice, YouHere } from '../../contract/pages.ts'
import { isTerm, mayActIn, standingOf, TERMS } from '../../domain/acting/acting.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { Caller } from '../http/caller.ts'
import { showsAccount, showsCustomer } from '../http/case-key.ts'
import { mask } from '../intake/address.ts'
import { addressesForCase } from '../intake/case-addresses.ts'
import { lastProof } from '../proof/sql.ts'
import {
  aboutOf,
  type AboutRow,
  type HelperRow,
  helperOfReporter,
  helpersOfCase,
  type Matter,
  openMattersOf,
} from './sql.ts'

export async function viewYou(db: Db, own: Caller, code: unknown, now: Instant): Promise<YouHere> {
  const isShown = showsCustomer(own.key)
  const [about, proof, addresses, helpers, matters] = await Promise.all([
    own.helper ? null : aboutOf(db, own.id),
    lastProof(db, own.id),
    addressesForCase(db, own.id),
    isShown ? helpersOfCase(db, own.id) : [],
    mattersFor(db, own, now),
  ])
  const press = own.key.purpose === 'linked' ? 'press' : 'code'
  return {
    shown: isShown ? (proof ?? { how: 'code', at: now }) : null,
    toProve: isShown || own.helper ? null : press,
    code: code === 'sent' || code === 'wrong' || code === 'address' ? code : null,
    hasMail: addresses.some(({ kind }) => kind === 'email'),
    writesFor: about?.kind === 'somebody-else' ? about.name : null,
    helpers: isShown ? helpers.map(helper => viewHelper(helper, now)) : null,
    terms: termChoices(now),
    account: viewAccount(about, own, matters),
    others: matters.map(({ reference }) => reference),
  }
}

export function viewHelper(helper: HelperRow, now: Instant): HelperView {
  const { id, name, scope, until, caseId, addressKind, addressValue } = helper
  return {
    id,
    name,
    masked: mask({ kind: addressKind, value: addressValue }),
    standing: standingOf(helper, now),
    mayDecide: scope === 'decide',
    inAllMatters: caseId === null,
    until,
  }
}

export function termChoices(now: Instant): readonly TermChoice[] {
  return Object.keys(TERMS)
    .filter(isTerm)
    .map(term => ({ term, until: now + TERMS[term] }))
}

/**
 * Matters beside this one that whoever sits here may open: of the customer for whom they act in all matters, or of the account that
 * they have shown to be theirs.
 */
export async function mattersFor(db: Db, own: Caller, now: Instant): Promise<readonly Matter[]> {
  const holderId = await holderFor(db, own, now)
  const matters = holderId === null ? [] : await openMattersOf(db, holderId)
  return matters.filter(({ reference }) => reference !== own.reference)
}

async function holderFor(db: Db, own: Caller, now: Instant): Promise<string | null> {
  if (own.helper) return own.helper.caseId === null ? own.customerId : null
  const about = await aboutOf(db, own.id)
  if (about?.kind === 'own-account')
    return about.provedAt !== null && showsAccount(own.key) ? about.holderId : null
  if (!showsCustomer(own.key)) return null
  const helper = about ? await helperOfReporter(db, own.id) : null
  return helper?.caseId === null && mayActIn(helper, own.id, now) ? helper.customerId : null
}

function viewAccount(about: AboutRow | null, own: Caller, matters: readonly Matter[]): YouHere['account'] {
  if (about?.kind !== 'own-account') return null
  if (about.provedAt === null || !showsAccount(own.key)) return { matters: null }
  return { matters: matters.map(({ reference, isSolved, promises }) => ({ reference, isSolved, promises })) }
}
