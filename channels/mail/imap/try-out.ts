/** Connects once and says what is there, or what is wrong; takes nothing and marks nothing. */
import { certificateOf, type SeenCertificate } from './certificate-of.ts'
import { connectTo, type Server } from './connect.ts'
import type { ImapMailbox, TroubleKind } from './mailbox.ts'
import { createTokens } from './tokens.ts'
import { troubleOf } from './trouble.ts'

export type Folder = { readonly name: string; readonly mails: number | null; readonly unseen: number | null }

export type TriedOut =
  | {
      readonly is: 'well'
      readonly folders: readonly Folder[]
      /** The server tells of new mail by itself. */
      readonly tells: boolean
      readonly isEncrypted: boolean
    }
  | {
      readonly is: 'trouble'
      readonly kind: TroubleKind
      /** What the other side said. */
      readonly says: string
      /** Where it is a folder that is missing: those that there are. */
      readonly folders: readonly Folder[]
      /** Where it is a certificate that nobody vouches for. */
      readonly certificate: SeenCertificate | null
    }

type Tried = Server & Pick<ImapMailbox, 'folder' | 'moveTo'>

const mostFolders = 200

/** Does not reject. */
export async function tryOut(
  mailbox: Tried,
  {
    clock,
    keepRefreshToken,
  }: {
    readonly clock: () => number
    readonly keepRefreshToken: (token: string) => Promise<void>
  },
): Promise<TriedOut> {
  try {
    const client = await connectTo(mailbox, { tokens: createTokens(clock), keepRefreshToken })
    try {
      const listed = await client.list({ statusQuery: { messages: true, unseen: true } })
      const folders = listed
        .filter(({ flags }) => !flags.has('\\Noselect'))
        .slice(0, mostFolders)
        .map(({ path, status }) => ({
          name: path,
          mails: status?.messages ?? null,
          unseen: status?.unseen ?? null,
        }))
      const isThere = (name: string) => folders.some(folder => folder.name === name)
      const trouble = (kind: TroubleKind, says: string) =>
        ({ is: 'trouble', kind, says, folders, certificate: null }) as const
      if (!isThere(mailbox.folder)) return trouble('no-folder', mailbox.folder)
      if (mailbox.moveTo !== null && !isThere(mailbox.moveTo))
        return trouble('no-move-folder', mailbox.moveTo)
      return {
        is: 'well',
        folders,
        tells: client.capabilities.has('IDLE'),
        isEncrypted: client.secureConnection,
      }
    } finally {
      await client.logout().catch(() => {})
      client.close()
    }
  } catch (error) {
    const { kind, message } = troubleOf(error)
    const isUnknown =
      kind === 'certificate-unknown' || kind === 'certificate-name' || kind === 'certificate-expired'
    const certificate = isUnknown ? await certificateOf(mailbox) : null
    return { is: 'trouble', kind, says: message, folders: [], certificate }
  }
}
