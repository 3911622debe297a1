/** A token server as Google and Microsoft have one: sells short-lived tokens for a long-lived one, and knows those it sold. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

export type TokenServer = {
  readonly tokenUrl: string
  /** To be followed by an access token. */
  readonly tokenInfoUrl: string
  /** The long-lived token that is good now. */
  refreshToken: string
  /** What it gives in place of it with the next answer. */
  nextRefreshToken: string | null
  /** How many it sold. */
  readonly sold: () => number
  /** What it sold is worth nothing any more. */
  readonly revoke: () => void
  readonly close: () => Promise<void>
}

export async function startTokenServer(owner: {
  readonly email: string
  readonly clientId: string
  readonly clientSecret: string
}): Promise<TokenServer> {
  const good = new Set<string>()
  let sold = 0
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname === '/tokeninfo') {
      const isGood = good.has(url.searchParams.get('access_token') ?? '')
      return answer(isGood ? 200 : 401, isGood ? { active: true, email: owner.email } : { active: false })
    }
    const form = new URLSearchParams(await text(request))
    const isRight =
      form.get('grant_type') === 'refresh_token' &&
      form.get('client_id') === owner.clientId &&
      form.get('client_secret') === owner.clientSecret &&
      form.get('refresh_token') === made.refreshToken
    if (!isRight)
      return answer(400, { error: 'invalid_grant', error_description: 'The token was withdrawn.' })
    const token = randomUUID()
    good.add(token)
    sold++
    const next = made.nextRefreshToken
    if (next !== null) {
      made.refreshToken = next
      made.nextRefreshToken = null
    }
    return answer(200, {
      access_token: token,
      expires_in: 3600,
      ...(next === null ? {} : { refresh_token: next }),
    })
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const made: TokenServer = {
    tokenUrl: `http://127.0.0.1:${port}/token`,
    tokenInfoUrl: `http://127.0.0.1:${port}/tokeninfo?access_token=`,
    refreshToken: randomUUID(),
    nextRefreshToken: null,
    sold: () => sold,
    revoke: () => good.clear(),
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  return made
}
