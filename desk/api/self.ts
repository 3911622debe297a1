/** What an agent says about themselves: here, away, gone. */
import type { QueryClient } from '@tanstack/react-query'
import type { Me } from '../../contract/desk.ts'
import { ask } from './ask.ts'
import { sendHeld } from './outbox.ts'
import { keys } from './queries.ts'

/** Shown at once, and then as the server has it. */
export async function setPresence(client: QueryClient, presence: 'here' | 'away'): Promise<void> {
  // An answer on its way was given before.
  await client.cancelQueries({ queryKey: keys.me })
  client.setQueryData<Me>(keys.me, me => me && { ...me, agent: { ...me.agent, presence } })
  await ask<unknown>('/presence', { method: 'PUT', body: { presence } }).catch(() => undefined)
  await client.invalidateQueries({ queryKey: keys.me })
}

/** What the agent has sent and is still held goes out first, under their name. */
export async function signOut(client: QueryClient): Promise<void> {
  await sendHeld(client)
  await ask<unknown>('/sign-out', { method: 'POST' }).catch(() => undefined)
  client.clear()
}
