/**
 * Mailboxes that are fetched: set up, tried, paused and removed.
 *
 * What must stay true: a secret that is kept goes to no other server than the one it was typed for. Whoever changes the server,
 * the user or the token server types it again.
 */
import { Fault } from '../../../contract/faults.ts'
import type { SetFetched, TryFetched } from '../../../contract/fetched.ts'
import type { Refusal } from '../../../domain/rule.ts'
import type { TriedOut } from '../../../channels/mail/imap/try-out.ts'
import { tryOut } from '../../../channels/mail/imap/try-out.ts'
import type { Tx } from '../../db/connect.ts'
import { checkKept } from '../../mailboxes/check.ts'
import { loginWith, mailboxSeal, sealSecret } from '../../mailboxes/secrets.ts'
import { mailboxById, type MailboxRow } from '../../mailboxes/sql.ts'
import { changeSetup, type House } from '../../setup/change.ts'
import { beginAnew, deleteMailbox, forgetTrouble, otherMailboxAt, saveMailbox } from './sql.ts'

export interface FetchedGround extends House {
  readonly secret: string
}

interface By {
  readonly agentId: string
  readonly version: number
}

export async function setFetched(
  ground: FetchedGround,
  by: By,
  { id, secret, version: _version, ...box }: SetFetched & { readonly id: string },
): Promise<null | Refusal> {
  const seal = mailboxSeal(ground.secret)
  if (secret !== null && !loginWith(box.oauth, secret))
    throw new Fault('bad-request', say => say.mailboxSecretMissing)
  const act = { ...by, thing: `fetched:${id}`, what: by.version === 0 ? 'added' : 'changed' } as const
  return await changeSetup(ground, act, async tx => {
    const before = await mailboxById(tx, id)
    if (await otherMailboxAt(tx, { id, ...box }))
      throw new Fault('bad-request', say => say.mailboxFetchedTwice)
    const sealed = secret === null ? keptSecret(before, box) : sealSecret(seal, secret)
    const now = ground.ledger.clock()
    await saveMailbox(tx, { ...box, id, sealed, now })
    if (before && !isSamePlace(before, box)) await beginAnew(tx, id, now)
    await forgetTrouble(tx, id)
    return {
      before: before && recordOf(before),
      // What was typed is not written down, but that it was.
      after: { ...recordOf(box), ...(secret !== null && before ? { secret: 'changed' } : {}) },
      result: null,
    }
  })
}

export async function removeFetched(ground: FetchedGround, by: By, id: string): Promise<null | Refusal> {
  return await changeSetup(ground, { ...by, thing: `fetched:${id}`, what: 'removed' }, async (tx: Tx) => {
    const before = await mailboxById(tx, id)
    if (before) await deleteMailbox(tx, id)
    return { before: before && recordOf(before), after: null, result: null }
  })
}

export async function tryFetched(
  ground: FetchedGround,
  { id, secret, ...box }: TryFetched & { readonly id: string },
): Promise<TriedOut> {
  const { db, clock } = ground.ledger
  if (secret === null) {
    const before = await mailboxById(db, id)
    keptSecret(before, box)
    if (!before) throw new Fault('bad-request', say => say.mailboxSecretMissing)
    return await checkKept({ db, clock, secret: ground.secret }, before, box)
  }
  const login = loginWith(box.oauth, secret)
  if (!login) throw new Fault('bad-request', say => say.mailboxSecretMissing)
  // A token that is given in place of the one that was typed cannot be kept before the mailbox is.
  return await tryOut({ ...box, login }, { clock, keepRefreshToken: async () => {} })
}

type Addressed = Pick<SetFetched, 'host' | 'port' | 'security' | 'user' | 'oauth' | 'certificate'>

/** The secret under seal, for the same server and user that it was typed for. */
function keptSecret(before: MailboxRow | null, box: Addressed): string {
  const isSame =
    before !== null &&
    before.host.toLowerCase() === box.host.toLowerCase() &&
    before.port === box.port &&
    before.user === box.user &&
    // Said to somebody who merely calls himself by that name it would be given away.
    (before.security !== 'none' ? box.security !== 'none' : true) &&
    (box.certificate === null || box.certificate === before.certificate) &&
    (before.oauth === null) === (box.oauth === null) &&
    before.oauth?.tokenUrl === box.oauth?.tokenUrl &&
    before.oauth?.clientId === box.oauth?.clientId
  if (!isSame) throw new Fault('bad-request', say => say.mailboxSecretMissing)
  return before.sealed
}

function isSamePlace(
  before: MailboxRow,
  box: Pick<SetFetched, 'host' | 'user' | 'folder' | 'startWith'>,
): boolean {
  return (
    before.host.toLowerCase() === box.host.toLowerCase() &&
    before.user === box.user &&
    before.folder === box.folder &&
    before.startWith === box.startWith
  )
}

/** For the record of what was changed: flat, and without anything secret. */
function recordOf(box: Omit<SetFetched, 'version' | 'secret'>) {
  const { host, port, security, user, oauth, certificate, folder, afterTaking, moveTo, startWith, isPaused } =
    box
  return {
    name: `${user} · ${folder}`,
    host,
    port,
    security,
    user,
    login: oauth === null ? 'password' : `OAuth 2: ${oauth.tokenUrl}`,
    certificate: certificate === null ? null : 'own',
    folder,
    afterTaking,
    moveTo,
    startWith,
    isPaused,
  }
}
