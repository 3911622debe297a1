/**
 * Our signature under each mail (DKIM, RFC 6376), so that receivers know it for ours wherever it came from. The key is made when it is
 * first needed and kept in the data folder, for its owner's eyes only; the operator puts the other half into the DNS. 2048 bits of
 * RSA, because that is what all receivers check; it is what one signature costs, about a millisecond of a processor.
 */
import { createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { keepFirst } from './keep-first.ts'

export interface DkimKey {
  readonly domain: string
  /** Under which name the DNS has the public half: `<selector>._domainkey.<domain>`. */
  readonly selector: string
  /** PEM. */
  readonly privateKey: string
}

/** What has to stand in the DNS. */
export interface DkimRecord {
  readonly name: string
  readonly type: 'TXT'
  /** The whole value; a zone file holds it in parts. */
  readonly value: string
  /** The value in parts of at most 255 characters, as a TXT record is written. */
  readonly parts: readonly string[]
}

const FILE = 'dkim.pem'
const MOST_IN_A_PART = 255

/**
 * What is signed. The headers by which programs act and threads hold together are all among it; what a relay may add or fold
 * anew on the way is not. Only those that a mail has are named in its signature.
 */
export const SIGNED_HEADERS = [
  'From',
  'Reply-To',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Language',
  'Auto-Submitted',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
]

/** The key kept in the folder; made and kept there the first time. @throws when the file holds no private key */
export async function ownDkimKey(folder: string): Promise<string> {
  const path = join(folder, FILE)
  const kept = await keptKey(path)
  if (kept !== null) return kept
  await mkdir(folder, { recursive: true })
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  await keepFirst(path, privateKey)
  return (await keptKey(path)) ?? privateKey
}

/** Null when there is none. A broken one is told here: the signer would leave the mail unsigned and say nothing. */
async function keptKey(path: string): Promise<string | null> {
  try {
    const pem = await readFile(path, 'utf8')
    createPrivateKey(pem)
    return pem
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new Error(
      `${FILE} holds no private key; put the right one there, or remove it to have another made`,
      {
        cause: error,
      },
    )
  }
}

export function dkimRecord({ domain, selector, privateKey }: DkimKey): DkimRecord {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const value = `v=DKIM1; k=rsa; p=${spki.toString('base64')}`
  const parts = value.match(new RegExp(`.{1,${MOST_IN_A_PART}}`, 'g')) ?? []
  return { name: `${selector}._domainkey.${domain}`, type: 'TXT', value, parts }
}
