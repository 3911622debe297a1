/** "Is this case yours?": the signed link that was sent, or a one-time code to an address that we know. Answers alike whether or not the case exists. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import type { FormAnswer } from '../../../contract/pages.ts'
import { prefersHtml } from '../../http/app.ts'
import { ownCase, referenceIn } from '../../http/caller.ts'
import type { CaseKeys } from '../../http/case-key.ts'
import { readForm } from '../../http/form.ts'
import type { FormTokens } from '../../http/form-token.ts'
import type { Pages } from '../../http/pages.ts'
import { read } from '../../http/route.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { enterCode, type SendCode, sendCode } from './handle.ts'

export interface ProveSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
  readonly secret: string
  readonly sendCode: SendCode
}

/** Shows the page that asks for proof; `isCodeSent` shows the field for the code. */
export type ShowProve = (
  request: FastifyRequest,
  reply: FastifyReply,
  shown?: { readonly isCodeSent?: boolean; readonly problem?: string; readonly status?: number },
) => Promise<FastifyReply>

const askingForCodes = { config: { rateLimit: { max: 10, timeWindow: 60_000 } } }
const guessing = { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }

export function proveRoutes({
  app,
  ledger,
  directory,
  pages,
  keys,
  formTokens,
  secret,
  sendCode: send,
}: ProveSetting): ShowProve {
  const show: ShowProve = async (request, reply, { isCodeSent = false, problem, status = 200 } = {}) =>
    pages.send(
      request,
      reply,
      await directory.house(),
      {
        page: 'prove',
        reference: referenceIn(request),
        isCodeSent,
        problem: problem === undefined ? null : { says: problem, field: 'code' },
      },
      status,
    )

  app.get('/case/:reference/open', async (request, reply) => {
    const { k } = read('query', z.object({ k: z.string().max(300).default('') }), request.query)
    const own = await ownCase(ledger.db, referenceIn(request))
    if (!own || own.id !== keys.readLink(k, ledger.clock()))
      return await show(request, reply, { status: 403 })
    keys.giveCookie(reply, own.reference, own.id, ledger.clock())
    return reply.redirect(`/case/${own.reference}`, 303)
  })

  app.post('/case/:reference/code', askingForCodes, async (request, reply) => {
    const own = await ownCase(ledger.db, referenceIn(request))
    if (own) await sendCode(ledger, secret, own, send)
    if (prefersHtml(request)) return await show(request, reply, { isCodeSent: true })
    return reply.send({ href: `/case/${referenceIn(request)}` } satisfies FormAnswer)
  })

  app.post('/case/:reference/enter', guessing, async (request, reply) => {
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    const own = await ownCase(ledger.db, referenceIn(request))
    if (!own || !(await enterCode(ledger, secret, own, fields.code ?? ''))) {
      const fault = new Fault('code-wrong')
      if (!prefersHtml(request)) throw fault
      return await show(request, reply, { isCodeSent: true, problem: fault.message, status: 403 })
    }
    keys.giveCookie(reply, own.reference, own.id, ledger.clock())
    const href = `/case/${own.reference}`
    return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
  })

  return show
}
