/** Who works here: invited, changed, invited again, and forgotten where they never came. */
import { randomUUID } from 'node:crypto'
import { Fault } from '../../../contract/faults.ts'
import type { Invitation, InvitePerson, SetPerson } from '../../../contract/setup.ts'
import { refusedChange, refusedHouse } from '../../../domain/house/rules.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { DAY } from '../../../domain/time.ts'
import type { Auth } from '../../auth/auth.ts'
import { endInvitationsOf } from '../../auth/sql.ts'
import type { Tx } from '../../db/connect.ts'
import { append } from '../../ledger/append.ts'
import { ensureSeat } from '../../line/sql.ts'
import { changeSetup, changeWithin, type House, type Recorded, tellOfSetup } from '../../setup/change.ts'
import { colleagues, dutyLeadId } from '../../setup/colleagues.ts'
import { keepingFirstHelp } from '../../setup/first-help.ts'
import {
  deletePerson,
  hasHistory,
  insertPerson,
  isTeam,
  knownSkills,
  type PersonRow,
  personByAddress,
  personById,
  updatePerson,
} from './sql.ts'

export interface PeopleGround extends House {
  readonly auth: Auth
  /** Where people reach this desk. */
  readonly site: () => string
}

const linkLasts = 7 * DAY
const noSuchPerson = () => new Fault('not-found', say => say.noPerson)

type Made = Invitation | Refusal

export async function invitePerson(ground: PeopleGround, by: string, asked: InvitePerson): Promise<Made> {
  const id = randomUUID()
  const now = ground.ledger.clock()
  const act = { agentId: by, thing: `person:${id}`, version: 0, what: 'invited' } as const
  const invited = await changeSetup(ground, act, async tx => {
    await mustMakeSense(tx, null, asked)
    await insertPerson(tx, { ...asked, id, now })
    return { before: null, after: recordOf(await personById(tx, id)), result: null }
  })
  return isRefusal(invited) ? invited : await newLink(ground, id)
}

/** A new link; the older ones stop working. Also for somebody who forgot the password. */
export async function inviteAgain(ground: PeopleGround, by: string, agentId: string): Promise<Made> {
  const act = { agentId: by, thing: `person:${agentId}`, version: null, what: 'invited' } as const
  const invited = await changeSetup(ground, act, async tx => {
    const now = ground.ledger.clock()
    const person = (await colleagues(tx, now)).find(({ id }) => id === agentId)
    if (!person) throw noSuchPerson()
    const refused = refusedChange(person)
    if (refused) return refused
    await endInvitationsOf(tx, agentId, now)
    const name = (await personById(tx, agentId))?.name ?? ''
    return { before: null, after: { name }, result: null }
  })
  return isRefusal(invited) ? invited : await newLink(ground, agentId)
}

async function newLink({ ledger, auth, site }: PeopleGround, agentId: string): Promise<Invitation> {
  const until = ledger.clock() + linkLasts
  const token = await auth.createInvitation({ agentId, expiresAt: until })
  return { agentId, link: `${site()}/desk/join?token=${token}`, until }
}

/** Everything about a person at once. The line hears of what it goes by; a role that is taken away is gone with the next request. */
export async function changePerson(
  ground: PeopleGround,
  by: string,
  { agentId, asked: { version, ...asked } }: { readonly agentId: string; readonly asked: SetPerson },
): Promise<null | Refusal> {
  const { ledger, directory } = ground
  if (!(await directory.house()).agents.has(agentId)) throw noSuchPerson()
  await ensureSeat(ledger.db, agentId, ledger.clock())
  const outcome = await append<null>(ledger, { seats: [agentId] }, async ({ tx, now }) => {
    const act = { agentId: by, thing: `person:${agentId}`, version, what: 'changed' } as const
    const changed = await changeWithin(
      tx,
      act,
      now,
      async () => await keepingFirstHelp(tx, 'people', () => rewrite(tx, now, agentId, asked)),
    )
    if (isRefusal(changed)) return changed
    const seatChanged = { caseId: null, about: agentId, fact: { type: 'SeatChanged', agentId } } as const
    return { facts: changed.concernsLine ? [seatChanged] : [], result: null }
  })
  if (!isRefusal(outcome)) tellOfSetup(ground)
  return outcome
}

async function rewrite(tx: Tx, now: number, agentId: string, asked: PersonRow) {
  const before = await personById(tx, agentId)
  const people = await colleagues(tx, now)
  const person = people.find(({ id }) => id === agentId)
  if (!before || !person) throw noSuchPerson()
  const after = people.map(each =>
    each.id === agentId ? { ...each, role: asked.role, isAdmin: asked.isAdmin } : each,
  )
  const refused = refusedChange(person) ?? refusedHouse({ people: after, dutyLeadId: await dutyLeadId(tx) })
  if (refused) return refused
  await mustMakeSense(tx, agentId, asked)
  await updatePerson(tx, agentId, asked)
  const concernsLine =
    asked.skills.toSorted().join() !== before.skills.toSorted().join() ||
    asked.callCapacity !== before.callCapacity ||
    asked.chatCapacity !== before.chatCapacity ||
    asked.letterCapacity !== before.letterCapacity
  return {
    before: recordOf(before),
    after: recordOf(await personById(tx, agentId)),
    result: { concernsLine },
  }
}

/** Somebody who was invited by mistake, or never came: the link stops working and they are gone from the lists. */
export async function withdrawInvitation(
  ground: PeopleGround,
  by: string,
  agentId: string,
): Promise<null | Refusal> {
  const act = { agentId: by, thing: `person:${agentId}`, version: null, what: 'removed' } as const
  return await changeSetup(ground, act, async tx => {
    const now = ground.ledger.clock()
    const person = (await colleagues(tx, now)).find(({ id }) => id === agentId)
    if (!person) throw noSuchPerson()
    if (person.canSignIn || (await hasHistory(tx, agentId)))
      throw new Fault('bad-request', say => say.worksHere)
    const before = recordOf(await personById(tx, agentId))
    const people = (await colleagues(tx, now)).filter(({ id }) => id !== agentId)
    const refused = refusedHouse({ people, dutyLeadId: await dutyLeadId(tx) })
    if (refused) return refused
    await endInvitationsOf(tx, agentId, now)
    return await keepingFirstHelp(tx, 'people', async () => {
      await deletePerson(tx, agentId)
      return { before, after: null, result: null }
    })
  })
}

async function mustMakeSense(
  tx: Tx,
  agentId: string | null,
  { email, teamId, skills }: InvitePerson,
): Promise<void> {
  const holder = await personByAddress(tx, email)
  if (holder !== undefined && holder !== agentId) throw new Fault('bad-request', say => say.addressTaken)
  if (teamId !== null && !(await isTeam(tx, teamId))) throw new Fault('bad-request', say => say.teamGone)
  const known = await knownSkills(tx, skills)
  const unknown = skills.filter(skill => !known.has(skill))
  if (unknown.length > 0) throw new Fault('bad-request', say => say.skillsUnknown(unknown))
}

function recordOf(person: (PersonRow & { readonly team: string | null }) | undefined): Recorded | null {
  if (!person) return null
  const { name, email, role, isAdmin, team, skills, agency } = person
  const { callCapacity, chatCapacity, letterCapacity } = person
  return {
    name,
    email,
    role,
    isAdmin,
    team,
    skills: skills.toSorted(),
    agency,
    callCapacity,
    chatCapacity,
    letterCapacity,
  }
}
