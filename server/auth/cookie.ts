/**
 * The cookie of a session: its token and a signature, so that neither a copy of the database nor a guess makes one, and a
 * garbled one costs no query. It has no Max-Age: how long a session lives is decided here, by the server, alone.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

const NAME = 'heed_session'

export interface SessionCookie {
  /** The `Set-Cookie` value that begins a session in a browser. */
  begin(token: string): string
  /** The `Set-Cookie` value that ends it. */
  end(): string
  /** The token in a `Cookie` header; null when there is none that we have signed. */
  read(header: string | undefined): string | null
}

export function sessionCookie({ secret, isSecure }: { secret: string; isSecure: boolean }): SessionCookie {
  // A key of its own: a signature of another part of the product must not open a session.
  const key = createHmac('sha256', secret).update('heed session cookie').digest()
  const sign = (token: string): Buffer => createHmac('sha256', key).update(token).digest()
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return {
    begin: token => `${NAME}=${token}.${sign(token).toString('base64url')}; ${attributes}`,
    end: () => `${NAME}=; ${attributes}; Max-Age=0`,
    read(header) {
      // Another host of the same domain may have set one of the same name: the first that is ours counts.
      for (const value of valuesOf(header ?? '')) {
        const [token = '', signature = '', ...rest] = value.split('.')
        if (token === '' || rest.length > 0) continue
        const [given, right] = [Buffer.from(signature, 'base64url'), sign(token)]
        if (given.length === right.length && timingSafeEqual(given, right)) return token
      }
      return null
    },
  }
}

function valuesOf(header: string): readonly string[] {
  return header
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${NAME}=`))
    .map(pair => pair.slice(NAME.length + 1))
}
