/** A case as its customer sees it. */
import type { CaseForCustomer, Language, StoryItem } from '../../../contract/case.ts'
import { isOpen as isHouseOpen, nextOpening, type OpeningHours } from '../../../domain/hours/hours.ts'
import { type CaseState, isOpen } from '../../../domain/case/state.ts'
import { ownerWaitUntil } from '../../../domain/line/limits.ts'
import { MINUTE } from '../../../domain/time.ts'
import { isBeingCalled } from '../../../domain/callback/state.ts'
import { callbackNumber } from '../../callback/number.ts'
import type { HelperRow } from '../../acting/sql.ts'
import type { Db } from '../../db/connect.ts'
import { mask } from '../../intake/address.ts'
import { viewOwnAccounts } from '../../customers/own-account.ts'
import { addressesForCase } from '../../intake/case-addresses.ts'
import { readCase } from '../../ledger/case-rows.ts'
import { type AgentRow, type House, isAbsent, standIn } from '../../ledger/directory.ts'
import { besideLadder, viewOwnLadder } from '../../ladder/views.ts'
import { viewDeciding } from '../../approvals/own.ts'
import { promisesOf } from '../../ledger/promises.ts'
import { factsOfCase, promisesBefore } from '../../ledger/read.ts'
import { filesOfCase, nameOf, type Reader, toStory } from '../../ledger/story.ts'
import type { Waits } from '../../line/wait.ts'
import { noteTermsShown } from './sql.ts'

export interface Viewing {
  readonly db: Db
  readonly waits: Waits
  readonly house: House
  readonly language: Language
  readonly now: number
}

/** As `viewState`, on the customer's own page: from now on they have the terms of what was promised in writing. */
export async function showState(...[viewing, caseId, ...more]: Parameters<typeof viewState>) {
  const [helper = null] = more
  if (helper === null) await noteTermsShown(viewing.db, caseId, viewing.now)
  return await viewState(viewing, caseId, ...more)
}

export async function viewState(
  viewing: Viewing,
  caseId: string,
  helper: HelperRow | null = null,
  showsAccount = false,
): Promise<CaseForCustomer> {
  const { db, house, language, now } = viewing
  const state = await readCase(db, caseId)
  if (!state) throw new Error(`case ${caseId} is gone`)
  const addresses = await addressesForCase(db, caseId)
  const hasProposal = state.status === 'proposed' || state.status === 'unconfirmed'
  return {
    reference: state.reference,
    status: state.status,
    owner: viewOwner(state, house, now),
    line: await viewLine(viewing, state),
    calling: viewCalling(state, { house, language }),
    keptUntil: viewKept(state, now),
    talkingWith:
      state.entry?.state === 'answered' &&
      state.entry.medium !== 'letter' &&
      !isBeingCalled(state.entry) &&
      state.entry.agentId
        ? nameOf({ house, language }, state.entry.agentId)
        : null,
    promises: [...(await promisesOf(db, caseId, { house, language }, now))],
    deciding: await viewDeciding(viewing, caseId),
    ladder: viewOwnLadder(
      viewing,
      state,
      helper === null || helper.scope === 'decide',
      await besideLadder(db, viewing, state),
    ),
    account: showsAccount ? await viewOwnAccounts(db, state.customerId, language) : null,
    wantsToLeave: helper === null && isOpen(state) && state.wishes.leave === 'said',
    canSolve: isOpen(state) && state.status !== 'owing' && (helper === null || helper.scope === 'decide'),
    canDeny: hasProposal || state.status === 'owing' || state.status === 'solved',
    // Nobody gets here without the key: this browser opened the case, or proved itself.
    isVerified: true,
    // Whoever acts for somebody need not learn where else they can be reached.
    addresses: (helper === null ? addresses : [])
      .filter(address => address.isOfCase)
      .map(address => ({ kind: address.kind, masked: mask(address) })),
    ...(helper && {
      actsFor: {
        customerName: helper.customerName,
        mayDecide: helper.scope === 'decide',
        until: helper.until,
      },
    }),
  }
}

function viewOwner(state: CaseState, house: House, now: number): CaseForCustomer['owner'] {
  const owner = state.ownerId === null ? undefined : house.agents.get(state.ownerId)
  if (!owner) return null
  const deputy = isAbsent(owner, now) ? standIn(house, owner.id, now) : null
  return {
    id: owner.id,
    name: owner.name,
    presence: isAbsent(owner, now) ? 'offline' : owner.presence,
    hasAccepted: state.acceptedAt !== null,
    deputyName: deputy && deputy.id !== owner.id ? deputy.name : null,
    backAt: backAt(owner, house.organisation.hours, now),
  }
}

/** When the owner is here again: at the end of an absence that has one, or when we open; null when nobody knows. */
function backAt(owner: AgentRow, hours: OpeningHours, now: number): number | null {
  if (isAbsent(owner, now)) {
    if (owner.departedAt !== null || owner.absentUntil === null) return null
    return isHouseOpen(hours, owner.absentUntil) ? owner.absentUntil : nextOpening(hours, owner.absentUntil)
  }
  return owner.presence === 'offline' && !isHouseOpen(hours, now) ? nextOpening(hours, now) : null
}

async function viewLine(
  { db, waits, house, language, now }: Viewing,
  state: CaseState,
): Promise<CaseForCustomer['line']> {
  const { entry } = state
  if (!entry || entry.state === 'answered') return null
  const wait = await waits.forEntry(entry.id, language, house)
  return (
    wait && {
      state: entry.state,
      medium: entry.medium,
      wait,
      owner: viewAwaited(state, house, now),
      callback: await viewCallback(db, state),
      mayBeCalled: entry.state === 'waiting',
      isPastLimit: entry.pastLimitAt !== null,
    }
  )
}

async function viewCallback(db: Db, { id, entry }: CaseState) {
  if (!entry?.callback) return null
  const { by, window, tries, notBefore } = entry.callback
  const number = by === 'phone' ? await callbackNumber(db, id) : null
  const masked = number === null ? null : mask({ kind: 'phone', value: number })
  return { by, masked, window, tries, nextAt: notBefore }
}

/** Somebody calls them just now. */
function viewCalling({ entry }: CaseState, reader: Pick<Reader, 'house' | 'language'>) {
  if (!entry?.callback || !isBeingCalled(entry) || entry.agentId === null) return null
  const { by, comeBy } = entry.callback
  return { by, name: nameOf(reader, entry.agentId), until: comeBy }
}

function viewKept({ entry, keptPlace, status }: CaseState, now: number): number | null {
  if (entry !== null || status === 'merged' || !keptPlace) return null
  return keptPlace.until >= now ? keptPlace.until : null
}

/** Whom they may wait for. Whoever stands in for an owner who is absent goes first for nobody, and is waited for by nobody. */
function viewAwaited({ entry, ownerId, acceptedAt }: CaseState, house: House, now: number) {
  const owner = ownerId === null || acceptedAt === null ? undefined : house.agents.get(ownerId)
  if (!owner || owner.departedAt !== null || entry?.medium === 'letter') return null
  const awaitedUntil = entry?.onlyFor?.agentId === owner.id ? entry.onlyFor.until : null
  if (isAbsent(owner, now) && awaitedUntil === null) return null
  const isHere = owner.presence === 'here'
  const mostMinutes = Math.round((ownerWaitUntil(isHere, now) - now) / MINUTE)
  return { name: owner.name, isHere, awaitedUntil, mostMinutes }
}

interface Reading {
  readonly id: string
  readonly customerName: string | null
  readonly helper?: HelperRow | null
}

export function readerOf({ house, language }: Pick<Viewing, 'house' | 'language'>, own: Reading): Reader {
  return {
    audience: 'customer',
    language,
    house,
    customerName: own.customerName,
    actsForCustomer: Boolean(own.helper),
  }
}

/** The story from the first fact after `after` that this customer may see. */
export async function viewStory(
  viewing: Viewing,
  own: Reading,
  after: number,
): Promise<readonly StoryItem[]> {
  const { db } = viewing
  const facts = await factsOfCase(db, own.id, after)
  const before = after === 0 ? [] : await promisesBefore(db, own.id, facts)
  return toStory(facts, await filesOfCase(db, own.id), readerOf(viewing, own), before)
}
