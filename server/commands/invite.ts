/** `npm run heed -- invite ROLE`: a one-time link by which a colleague joins the team. Works while Heed serves. */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { DAY } from '../../domain/time.ts'
import { openAuth } from '../auth/auth.ts'
import { type Config, secretOf } from '../config.ts'
import { connect } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { OperatorError } from '../operator-error.ts'
import { reachDatabase } from './reach-database.ts'

interface Asked {
  readonly config: Config
  readonly log: Log
  readonly words: readonly string[]
}

const Role = z.enum(['agent', 'lead', 'head'])
const lastsDays = 7

export async function invite({ config, log, words }: Asked): Promise<number> {
  const { role, isAdmin } = wishIn(words)
  const { owner, stop } = await reachDatabase(config, log)
  const { db, close } = connect({ url: owner, log, max: 1 })
  try {
    const auth = openAuth({ db, secret: secretOf(config), publicUrl: config.publicUrl })
    const token = await auth.createInvitation({ role, isAdmin, expiresAt: Date.now() + lastsDays * DAY })
    const site = config.publicUrl ?? `http://localhost:${config.port}`
    console.log(
      `Send this to your colleague. It works once, within ${lastsDays} days:\n  ${site}/desk/join?token=${token}`,
    )
    return 0
  } finally {
    await close()
    await stop()
  }
}

function wishIn(words: readonly string[]) {
  const usage =
    'Say as what: npm run heed -- invite agent, lead or head, with --admin for somebody who manages people.'
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { admin: { type: 'boolean' } },
    })
    return { role: Role.parse(positionals[0]), isAdmin: values.admin ?? false }
  } catch {
    throw new OperatorError(usage)
  }
}
