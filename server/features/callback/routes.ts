/** Being called back instead of waiting: `/call-back` on the way in, and the same of a case that stands in the line. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import type { CallbackCheck, CallbackTyped, FormAnswer, FormProblem } from '../../../contract/pages.ts'
import { callbackTimeIsFull } from '../../../domain/callback/rules.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { prefersHtml } from '../../http/app.ts'
import type { Caller, Callers } from '../../http/caller.ts'
import type { CaseKeys } from '../../http/case-key.ts'
import { readForm } from '../../http/form.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import { counterOf } from '../../http/remote.ts'
import { addressesForCase } from '../../intake/case-addresses.ts'
import type { Waits } from '../../line/wait.ts'
import { messageIdIn, problemOf } from '../../callback/read-form.ts'
import { ownForm } from '../../proof/own-form.ts'
import { askBack, type CallbackDoor, comeBack, comeIn, look, type Looked, type Sent } from './handle.ts'
import { type Asked, inLine, viewCallback } from './views.ts'

export interface CallbackSetting extends CallbackDoor {
  readonly app: FastifyInstance
  readonly pages: Pages
  readonly callers: Callers
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
  readonly waits: Waits
  /** The page of a case once more, for what was refused. */
  readonly showCase: (
    request: FastifyRequest,
    reply: FastifyReply,
    own: Caller,
    refused: Refusal,
  ) => Promise<FastifyReply>
}

/** Each of them makes us call a number. */
const calling = { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }

const nothingTyped: CallbackTyped = {
  number: '',
  known: null,
  window: null,
  words: '',
  name: '',
  isLossOfService: false,
}

export function callbackRoutes(setting: CallbackSetting): void {
  newRoutes(setting)
  ownRoutes(setting)
  backRoutes(setting)
}

/** On the way in. */
function newRoutes(setting: CallbackSetting): void {
  const { app, ledger, formTokens, keys } = setting

  app.get('/call-back', async (request, reply) => await show(setting, request, reply, blank(null, [])))

  app.post('/call-back', calling, async (request, reply) => {
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    const coming = await comeIn(setting, sentIn(request, fields))
    const noCase = { reference: null, numbers: [] }
    switch (coming.now) {
      case 'in-line':
        return await showInLine(setting, request, reply, coming.looked)
      case 'wrong':
        return await showWrong(setting, request, reply, { ...noCase, ...coming.looked })
      case 'to-check': {
        const { number, ...looked } = coming.looked
        return await show(setting, request, reply, {
          ...noCase,
          ...looked,
          problem: null,
          check: number.check,
        })
      }
      case 'started': {
        const { id: caseId, reference } = coming.started
        const key = { purpose: 'cookie', who: '', caseId, version: 0 } as const
        keys.giveCookie(reply, reference, key, ledger.clock())
        return goOn(request, reply, reference)
      }
    }
  })
}

function sentIn(request: FastifyRequest, fields: Sent['fields']): Sent {
  return { fields, language: languageOf(request), origin: counterOf(request) }
}

/** Of a case that stands in the line, or whose place is kept. */
function ownRoutes(setting: CallbackSetting): void {
  const { app, ledger, directory, callers, callbacks } = setting

  app.get('/case/:reference/call-back', async (request, reply) => {
    const own = await callers.find(request)
    if (!own) return reply.redirect(`/case/${encodeURIComponent(referenceIn(request))}`, 303)
    return await show(setting, request, reply, blank(own.reference, await numbersOf(setting, own)))
  })

  app.post('/case/:reference/call-back', calling, async (request, reply) => {
    const own = await callers.mustFind(request)
    const { fields } = await ownForm(setting, request, reply, own)
    const language = languageOf(request)
    const looking = { house: await directory.house(), language, now: ledger.clock() }
    const asking = { ledger, callbacks, caseId: own.id, origin: null, ...looking }
    if (fields.by === 'chat') {
      const messageId = messageIdIn(fields)
      const chosen = {
        by: 'chat',
        number: null,
        window: null,
        isNumberRight: false,
        numberIs: 'typed',
      } as const
      return await finish(setting, request, reply, own, await askBack({ ...asking, messageId }, chosen))
    }
    const numbers = await numbersOf(setting, own)
    const looked = await look(setting, sentIn(request, fields), { caseId: own.id, numbers })
    const asked = { reference: own.reference, numbers }
    if (!('number' in looked)) return await showWrong(setting, request, reply, { ...asked, ...looked })
    const { typed, number, messageId } = looked
    const { check, dialled, numberIs } = number
    if (fields.right !== check.press)
      return await show(setting, request, reply, { ...asked, messageId, typed, problem: null, check })
    const chosen = {
      by: 'phone',
      number: dialled,
      window: typed.window,
      isNumberRight: true,
      numberIs,
    } as const
    const refused = await askBack({ ...asking, messageId }, chosen)
    if (refused && refused.refused.rule === callbackTimeIsFull.name)
      return await showWrong(setting, request, reply, {
        ...asked,
        ...looked,
        problem: problemOf(refused, language),
      })
    return await finish(setting, request, reply, own, refused)
  })
}

function backRoutes(setting: CallbackSetting): void {
  const { app, ledger, callers } = setting
  const ways = { 'wait-here': 'withdraw-callback', here: 'meet-callback' } as const
  for (const [path, ask] of Object.entries(ways)) {
    app.post(`/case/:reference/${path}`, async (request, reply) => {
      const own = await callers.mustFind(request)
      await ownForm(setting, request, reply, own)
      return await finish(setting, request, reply, own, await comeBack(ledger, own.id, ask))
    })
  }
}

async function showWrong(
  setting: CallbackSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  wrong: Omit<Asked, 'check' | 'problem'> & { readonly problem: FormProblem },
): Promise<FastifyReply> {
  if (!prefersHtml(request)) throw new Fault('bad-request', () => wrong.problem.says)
  return await show(setting, request, reply, { ...wrong, check: null }, 400)
}

/** One answer for everybody who asks for a call to a number that waits: it says nothing of whose that is. */
async function showInLine(
  setting: CallbackSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, messageId }: Looked,
): Promise<FastifyReply> {
  if (!prefersHtml(request)) return reply.status(409).send(inLine(languageOf(request)))
  const asked = { reference: null, numbers: [], messageId, typed, problem: null, check: null }
  return await show(setting, request, reply, { ...asked, isInLine: true })
}

async function show(
  { pages, directory, waits, ledger, callbacks }: CallbackSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  status = 200,
): Promise<FastifyReply> {
  if (asked.check && !prefersHtml(request)) return reply.send({ check: asked.check } satisfies CallbackCheck)
  const house = await directory.house()
  const free = async (windows: Parameters<typeof callbacks.free>[1]) =>
    await callbacks.free(ledger.db, windows, house)
  const viewing = { waits, house, language: languageOf(request), now: ledger.clock(), free }
  return pages.send(request, reply, house, await viewCallback(viewing, asked), status)
}

function blank(reference: string | null, numbers: readonly string[]): Asked {
  const typed = numbers.length > 0 ? { ...nothingTyped, known: 0 } : nothingTyped
  return { reference, numbers, messageId: randomUUID(), typed, problem: null, check: null }
}

/** Whoever acts for somebody is called on a number of their own, and learns none of the customer's. */
async function numbersOf({ ledger }: CallbackSetting, own: Caller): Promise<readonly string[]> {
  if (own.helper !== null) return []
  const addresses = await addressesForCase(ledger.db, own.id)
  return addresses.filter(({ kind, isOfCase }) => kind === 'phone' && isOfCase).map(({ value }) => value)
}

async function finish(
  { showCase }: CallbackSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  own: Caller,
  refused: Refusal | null,
): Promise<FastifyReply> {
  if (!refused) return goOn(request, reply, own.reference)
  if (prefersHtml(request)) return await showCase(request, reply, own, refused)
  const says = sentenceIn(languageOf(request), refused)
  return reply.status(409).send({ refused: { ...refused.refused, says } })
}

function goOn(request: FastifyRequest, reply: FastifyReply, reference: string): FastifyReply {
  const href = `/case/${reference}`
  return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
}

function referenceIn({ params }: FastifyRequest): string {
  return z.object({ reference: z.string().max(60) }).safeParse(params).data?.reference ?? ''
}
