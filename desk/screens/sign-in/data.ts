/** What the sign-in screen asks for. */
import type { z } from 'zod'
import type { SignIn } from '../../../contract/desk.ts'
import { ask } from '../../api/ask.ts'

/** @throws NotDone, `wrong-credentials` among others */
export async function signIn(who: z.infer<typeof SignIn>): Promise<void> {
  await ask<unknown>('/sign-in', { method: 'POST', body: who })
}
