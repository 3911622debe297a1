/** Teams, skills and mailboxes: written down under a name, changed under it, and removed when nothing needs them. */
import { Fault } from '../../../contract/faults.ts'
import { refusedRemoval } from '../../../domain/house/rules.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { changeSetup, type House, type SetupAct } from '../../setup/change.ts'
import { keepingFirstHelp } from '../../setup/first-help.ts'
import {
  deleteMailbox,
  deleteSkill,
  deleteTeam,
  type MailboxRow,
  mailboxByAddress,
  otherTeamNamed,
  saveMailbox,
  saveSkill,
  saveTeam,
  type SkillRow,
  skillByName,
  skillUses,
  teamName,
  teamUses,
} from './sql.ts'

export interface ListsGround extends House {
  /** The domain whose mail comes in here. */
  readonly mailDomain: string
}

interface By {
  readonly agentId: string
  readonly version: number
}

type Done = Promise<null | Refusal>

function actOn(thing: string, { agentId, version }: By, what: SetupAct['what']): SetupAct {
  return { thing, agentId, version, what }
}

/** What it is called in the record: the first time it is added, later it is changed. */
function saving(thing: string, by: By): SetupAct {
  return actOn(thing, by, by.version === 0 ? 'added' : 'changed')
}

export function setTeam(ground: ListsGround, by: By, team: { id: string; name: string }): Done {
  return changeSetup(ground, saving(`team:${team.id}`, by), async tx => {
    if (await otherTeamNamed(tx, team.id, team.name)) throw new Fault('bad-request', say => say.teamNameTaken)
    const name = await teamName(tx, team.id)
    await saveTeam(tx, team.id, team.name)
    return { before: name === undefined ? null : { name }, after: { name: team.name }, result: null }
  })
}

export function removeTeam(ground: ListsGround, by: By, id: string): Done {
  return changeSetup(ground, actOn(`team:${id}`, by, 'removed'), async tx => {
    const name = await teamName(tx, id)
    if (name === undefined) return { before: null, after: null, result: null }
    const refused = refusedRemoval('team', await teamUses(tx, id))
    if (refused) return refused
    await deleteTeam(tx, id)
    return { before: { name }, after: null, result: null }
  })
}

export function setSkill(ground: ListsGround, by: By, { name, ...skill }: SkillRow & { name: string }): Done {
  return changeSetup(ground, saving(`skill:${name}`, by), async tx => {
    const before = await skillByName(tx, name)
    await saveSkill(tx, name, skill)
    return { before: before ? { ...before } : null, after: { ...skill }, result: null }
  })
}

export function removeSkill(ground: ListsGround, by: By, name: string): Done {
  return changeSetup(ground, actOn(`skill:${name}`, by, 'removed'), async tx => {
    const before = await skillByName(tx, name)
    if (!before) return { before: null, after: null, result: null }
    const refused = refusedRemoval('skill', await skillUses(tx, name))
    if (refused) return refused
    await deleteSkill(tx, name)
    return { before: { ...before }, after: null, result: null }
  })
}

export function setMailbox(
  ground: ListsGround,
  by: By,
  { address: typed, ...mailbox }: MailboxRow & { address: string },
): Done {
  const address = typed.toLowerCase()
  if (!address.endsWith(`@${ground.mailDomain}`))
    throw new Fault('bad-request', say => say.mailComesFor(ground.mailDomain, address))
  return changeSetup(ground, saving(`mailbox:${address}`, by), async tx => {
    const { skill } = mailbox
    if (skill !== null && !(await skillByName(tx, skill)))
      throw new Fault('bad-request', say => say.skillGone)
    const before = await mailboxByAddress(tx, address)
    return await keepingFirstHelp(tx, 'mailbox', async () => {
      await saveMailbox(tx, { address, ...mailbox, now: ground.ledger.clock() })
      return { before: before ? { ...before } : null, after: { ...mailbox }, result: null }
    })
  })
}

export function removeMailbox(ground: ListsGround, by: By, typed: string): Done {
  const address = typed.toLowerCase()
  return changeSetup(ground, actOn(`mailbox:${address}`, by, 'removed'), async tx => {
    const before = await mailboxByAddress(tx, address)
    if (before) await deleteMailbox(tx, address)
    return { before: before ? { ...before } : null, after: null, result: null }
  })
}
