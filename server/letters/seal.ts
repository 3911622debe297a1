/**
 * What must not be read from a copy of the database lies under seal there: a one-time code in the queue with the address that it
 * goes to, the secrets that sites sign with, passwords of mailboxes. AES-256-GCM under a key made from the installation's secret, another for each purpose.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

export interface Seal {
  readonly close: (text: string) => string
  /** Null when it was not sealed with this secret. */
  readonly open: (sealed: string) => string | null
}

const nonceBytes = 12
const tagBytes = 16

export function openSeal(
  secret: string,
  purpose: 'letters seal' | 'widget seal' | 'mailbox seal' | 'billing seal' = 'letters seal',
): Seal {
  const key = createHmac('sha256', secret).update(purpose).digest()
  return {
    close(text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < nonceBytes + tagBytes) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
        decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        return (
          decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
        )
      } catch {
        return null
      }
    },
  }
}
