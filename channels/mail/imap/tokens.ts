/**
 * Short-lived access tokens for mailboxes that know no passwords (Google, Microsoft 365): bought with the long-lived one, kept
 * in memory until shortly before they end, asked for once however many ask at the same time.
 */
import { z } from 'zod'
import { ImapTrouble, type OAuthLogin } from './mailbox.ts'

export type Tokens = {
  /** @throws ImapTrouble `token-refused` or `token-no-answer` */
  readonly accessToken: (
    login: OAuthLogin,
    keepRefreshToken: (token: string) => Promise<void>,
  ) => Promise<string>
  /** The server did not take it: the next one is asked for anew. */
  readonly forget: (login: OAuthLogin) => void
}

type Bought = { readonly token: string; readonly until: number }

const Answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
  refresh_token: z.string().min(1).optional(),
})
const Refusal = z.object({ error: z.string(), error_description: z.string().optional() })

const patienceMs = 15_000
/** A token that ends sooner is not worth logging in with. */
const marginMs = 60_000
/** Until one is done that is worth nothing any more. */
const mostAnswerBytes = 64_000

export function createTokens(clock: () => number): Tokens {
  const bought = new Map<string, Promise<Bought>>()
  return {
    async accessToken(login, keepRefreshToken) {
      const key = keyOf(login)
      const known = await bought.get(key)?.catch(() => null)
      if (known && known.until - marginMs > clock()) return known.token
      const asking = buy(login, clock(), async refreshToken => {
        // Whoever comes back with the new long-lived token finds what was bought with the old one.
        bought.set(keyOf({ ...login, refreshToken }), asking)
        await keepRefreshToken(refreshToken)
      })
      bought.set(key, asking)
      asking.catch(() => bought.delete(key))
      return (await asking).token
    },
    forget: login => void bought.delete(keyOf(login)),
  }
}

function keyOf({ tokenUrl, clientId, refreshToken }: OAuthLogin): string {
  return JSON.stringify([tokenUrl, clientId, refreshToken])
}

async function buy(
  login: OAuthLogin,
  now: number,
  keepRefreshToken: (token: string) => Promise<void>,
): Promise<Bought> {
  const { status, text } = await ask(login)
  const answer = Answer.safeParse(jsonIn(text))
  if (status === 200 && answer.success) {
    const { access_token: token, expires_in: seconds, refresh_token: next } = answer.data
    if (next !== undefined && next !== login.refreshToken) await keepRefreshToken(next)
    return { token, until: now + seconds * 1000 }
  }
  const refusal = Refusal.safeParse(jsonIn(text))
  const says = refusal.success
    ? `${refusal.data.error}: ${refusal.data.error_description ?? ''}`
    : `HTTP ${status}`
  throw new ImapTrouble(status >= 500 || status === 429 ? 'token-no-answer' : 'token-refused', says)
}

async function ask(login: OAuthLogin): Promise<{ readonly status: number; readonly text: string }> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: login.clientId,
    refresh_token: login.refreshToken,
    ...(login.clientSecret !== null && { client_secret: login.clientSecret }),
    ...(login.scope !== null && { scope: login.scope }),
  })
  try {
    const answer = await fetch(login.tokenUrl, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
      // What is secret here goes to nobody whom the administrator has not named.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    return { status: answer.status, text: (await answer.text()).slice(0, mostAnswerBytes) }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new ImapTrouble('token-no-answer', cause instanceof Error ? cause.message : String(cause))
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
