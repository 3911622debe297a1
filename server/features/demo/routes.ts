/** The demo with both sides at once: for this machine only, and only where everybody is invented. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { DemoProgress } from '../../../contract/demo.ts'
import { Fault } from '../../../contract/faults.ts'
import type { Auth } from '../../auth/auth.ts'
import { type DemoLogin, readDemoLogins } from '../../demo/logins.ts'
import type { Callers } from '../../http/caller.ts'
import { readForm } from '../../http/form.ts'
import type { FormTokens } from '../../http/form-token.ts'
import type { Pages } from '../../http/pages.ts'
import { isLoopback, remoteOf } from '../../http/remote.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { changePresence } from '../../line/presence.ts'
import { stepsDone } from './sql.ts'

export interface DemoSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly auth: Auth
  readonly callers: Callers
  readonly formTokens: FormTokens
  readonly dataDir: string
  /** Set, nobody is let in: who is reached by the world is no demo. */
  readonly publicUrl: string | undefined
}

export function demoRoutes(setting: DemoSetting): void {
  const { app, ledger, directory, pages, auth, callers, formTokens } = setting

  app.get('/demo', async (request, reply) => {
    await mustBeDemo(setting, request)
    const house = await directory.house()
    const who = await auth.whoIs(request.headers.cookie)
    const agent = who ? (house.agents.get(who.agentId) ?? null) : null
    const login = firstAgent(setting)
    return pages.send(request, reply, house, {
      page: 'demo',
      agent: agent && { name: agent.name },
      mayBe: login && { name: login.name },
    })
  })

  app.post('/demo/agent', async (request, reply) => {
    await mustBeDemo(setting, request)
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    const login = firstAgent(setting)
    if (!login) throw new Fault('not-found', say => say.demoGone)
    const { email, password } = login
    const { agentId, cookie } = await auth.signIn({ email, password, remote: remoteOf(request) })
    await changePresence(ledger, agentId, 'here', 'chosen')
    return reply.header('set-cookie', cookie).redirect('/demo', 303)
  })

  // Below the case's own address: the key of a case is sent nowhere else.
  app.get('/case/:reference/demo-steps', async (request, reply) => {
    await mustBeDemo(setting, request)
    const own = await callers.mustFind(request)
    const done = await stepsDone(ledger.db, own.id)
    return reply.header('cache-control', 'no-store').send({ done } satisfies DemoProgress)
  })
}

async function mustBeDemo({ directory, publicUrl }: DemoSetting, request: FastifyRequest): Promise<void> {
  const { organisation } = await directory.house()
  if (publicUrl !== undefined || !organisation.isDemo || !isLoopback(remoteOf(request)))
    throw new Fault('not-found')
}

function firstAgent({ dataDir }: DemoSetting): DemoLogin | null {
  return readDemoLogins(dataDir).find(login => login.role === 'agent') ?? null
}
