/** What the joining screen asks for. */
import type { z } from 'zod'
import type { JoinTeam } from '../../../contract/desk.ts'
import { ask } from '../../api/ask.ts'

/** @throws NotDone: the link was used or is too old, the password is too short, … */
export async function join(who: z.infer<typeof JoinTeam>): Promise<void> {
  await ask<unknown>('/join', { method: 'POST', body: who })
}
