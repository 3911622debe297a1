/** "Is this case yours?": the signed link that was sent, or a one-time code to an address that we know. Answers alike whether or not the case exists. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import type { FormAnswer } from '../../../contract/pages.ts'
import { mayActIn } from '../../../domain/acting/acting.ts'
import { isRefusal } from '../../../domain/rule.ts'
import { helperOf } from '../../acting/sql.ts'
import { prefersHtml } from '../../http/app.ts'
import { type Callers, type OwnCase, ownCase, referenceIn } from '../../http/caller.ts'
import { type CaseKeys, type Key, showsCustomer } from '../../http/case-key.ts'
import { readForm } from '../../http/form.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import { read } from '../../http/route.ts'
import { leaveAddress } from '../../intake/leave-address.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { SendCode } from '../../proof/codes.ts'
import { enterCode, type Proving, sendCode, stopLinks } from './handle.ts'

export interface ProveSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly keys: CaseKeys
  readonly callers: Callers
  readonly formTokens: FormTokens
  readonly secret: string
  readonly sendCode: SendCode
}

interface Shown {
  readonly isCodeSent?: boolean
  readonly isStopped?: boolean
  readonly problem?: string
  readonly status?: number
}

/** Shows the page that asks for proof; `isCodeSent` shows the field for the code. */
export type ShowProve = (request: FastifyRequest, reply: FastifyReply, shown?: Shown) => Promise<FastifyReply>

const askingForCodes = { config: { rateLimit: { max: 10, timeWindow: 60_000 } } }
const guessing = { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }

export function proveRoutes(setting: ProveSetting): ShowProve {
  const { directory, pages } = setting
  const show: ShowProve = async (request, reply, shown = {}) =>
    pages.send(
      request,
      reply,
      await directory.house(),
      {
        page: 'prove',
        reference: referenceIn(request),
        isCodeSent: shown.isCodeSent ?? false,
        isStopped: shown.isStopped ?? false,
        problem: shown.problem === undefined ? null : { says: shown.problem, field: 'code' },
      },
      shown.status ?? 200,
    )
  linkRoutes(setting, show)
  codeRoutes(setting, show)
  return show
}

function linkRoutes(
  { app, ledger, keys, callers, formTokens, ...proving }: ProveSetting,
  show: ShowProve,
): void {
  /** Following a link only opens: what it proves, it proves with the first press on the page. */
  app.get('/case/:reference/open', async (request, reply) => {
    const { k } = read('query', z.object({ k: z.string().max(400).default('') }), request.query)
    const own = await ownCase(ledger.db, referenceIn(request))
    const key = keys.readLink(k, ledger.clock())
    if (!own || key === null || own.id !== key.caseId) return await show(request, reply, { status: 403 })
    if (key.version !== own.keyVersion || !(await mayStillHelp(ledger, key)))
      return await show(request, reply, { isStopped: true, status: 403 })
    const known = await callers.find(request)
    // Whoever has shown more already keeps it.
    if (known?.key.purpose !== 'proved' || key.purpose === 'helper')
      keys.giveCookie(reply, own.reference, key, ledger.clock())
    return reply.redirect(`/case/${own.reference}`, 303)
  })

  app.post('/case/:reference/stop-links', askingForCodes, async (request, reply) => {
    const own = await callers.mustFindCustomer(request)
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    const kept = await stopLinks(ledger, own, own.key)
    if (kept) {
      keys.giveCookie(reply, own.reference, kept, ledger.clock())
      return await toCase(request, reply, own.reference)
    }
    await sendCode({ ledger, secret: proving.secret, send: proving.sendCode }, own, { isFromOutside: true })
    if (prefersHtml(request)) return await show(request, reply, { isStopped: true, isCodeSent: true })
    return await toCase(request, reply, own.reference)
  })
}

async function mayStillHelp({ db, clock }: Ledger, key: Key): Promise<boolean> {
  if (key.purpose !== 'helper') return true
  const helper = await helperOf(db, key.who)
  return helper !== null && mayActIn(helper, key.caseId, clock())
}

function codeRoutes(setting: ProveSetting, show: ShowProve): void {
  const { app, ledger, keys, callers, formTokens, secret, sendCode: send } = setting
  const proving: Proving = { ledger, secret, send }

  app.post('/case/:reference/code', askingForCodes, async (request, reply) => {
    const caller = await callers.find(request)
    const reference = referenceIn(request)
    if (caller && !caller.helper) {
      const { fields } = await readForm(request)
      formTokens.check(request, fields.token)
      const isLeft = await leaveTyped(ledger, caller, fields.address ?? '')
      if (isLeft) await sendCode(proving, caller, { isFromOutside: false })
      return await toCase(request, reply, `${reference}?code=${isLeft ? 'sent' : 'address'}`)
    }
    const own = await ownCase(ledger.db, reference)
    if (own) await sendCode(proving, own, { isFromOutside: true })
    if (prefersHtml(request)) return await show(request, reply, { isCodeSent: true })
    return reply.send({ href: `/case/${reference}` } satisfies FormAnswer)
  })

  app.post('/case/:reference/enter', guessing, async (request, reply) => {
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    const own = await ownCase(ledger.db, referenceIn(request))
    const held = await callers.find(request)
    const key = own && (await enterCode(proving, own, fields.code ?? '', held?.key ?? null))
    if (!own || !key) {
      const fault = new Fault('code-wrong')
      if (!prefersHtml(request)) throw fault
      if (held) return await toCase(request, reply, `${referenceIn(request)}?code=wrong`)
      return await show(request, reply, {
        isCodeSent: true,
        problem: fault.saysIn(languageOf(request)),
        status: 403,
      })
    }
    keys.giveCookie(reply, own.reference, key, ledger.clock())
    if (showsCustomer(key)) keys.giveWho(reply, own.customerId, 'code', ledger.clock())
    return await toCase(request, reply, own.reference)
  })
}

/** An address that was typed beside the wish for a code is left in the case first. False when it is none. */
async function leaveTyped(ledger: Ledger, own: OwnCase, typed: string): Promise<boolean> {
  if (typed.trim() === '') return true
  try {
    return !isRefusal(await leaveAddress(ledger, own, { address: typed, name: '' }))
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}

async function toCase(request: FastifyRequest, reply: FastifyReply, place: string): Promise<FastifyReply> {
  const href = `/case/${place}`
  return prefersHtml(request) ? reply.redirect(`${href}#you`, 303) : reply.send({ href } satisfies FormAnswer)
}
