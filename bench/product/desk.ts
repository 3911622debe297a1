/** An agent's desk that is open in a browser: signed in, at work, and connected to the live stream. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './heed.ts'

interface Login {
  readonly email: string
  readonly password: string
}

/** Those of the demo. */
export function readLogins({ dataDir }: Place): readonly Login[] {
  return JSON.parse(readFileSync(join(dataDir, 'demo-logins.json'), 'utf8')) as Login[] // the demo wrote them so
}

/** Answers the session's cookie, as a header has it. */
export async function signIn({ url }: Place, login: Login): Promise<string> {
  const signedIn = await fetch(`${url}/api/desk/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(login),
  })
  if (!signedIn.ok) throw new Error(`a desk cannot sign in: ${await signedIn.text()}`)
  return signedIn.headers
    .getSetCookie()
    .map(line => line.split(';', 1)[0])
    .join('; ')
}

/** Answers how to close it. */
export async function openDesk(place: Place, login: Login): Promise<() => void> {
  const { url } = place
  const cookie = await signIn(place, login)
  const presence = JSON.stringify({ presence: 'here' })
  const here = await fetch(`${url}/api/desk/presence`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: presence,
  })
  if (!here.ok) throw new Error(`a desk cannot say that it is there: ${await here.text()}`)
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/desk/live`, {
    headers: { cookie, origin: url },
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', () => reject(new Error('a desk cannot connect')))
  })
  return () => socket.close()
}
