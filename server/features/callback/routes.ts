/** Being called back instead of waiting: `/call-back` on the way in, and the same of a case that stands in the line. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import type { CallbackTyped, FormAnswer, FormProblem } from '../../../contract/pages.ts'
import { callbackWords } from '../../../contract/words/callback.ts'
import type { CallbackWindow } from '../../../domain/callback/facts.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import type { Refusal } from '../../../domain/rule.ts'
import { prefersHtml } from '../../http/app.ts'
import type { Caller, Callers } from '../../http/caller.ts'
import type { CaseKeys } from '../../http/case-key.ts'
import { readForm } from '../../http/form.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import { addressesForCase } from '../../intake/case-addresses.ts'
import type { Directory, House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Waits } from '../../line/wait.ts'
import { isCalledAlready } from '../../callback/number.ts'
import { ownForm } from '../../proof/own-form.ts'
import { askBack, comeBack, isNoTime, numberIn, typedIn, whatIsWrong } from './handle.ts'
import { type Asked, viewCallback } from './views.ts'

export interface CallbackSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly callers: Callers
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
  readonly waits: Waits
  /** A new case whose person is called from its first moment on. */
  readonly startCalled: (house: House, first: StartCalled) => Promise<Started>
  /** The page of a case once more, for what was refused. */
  readonly showCase: (
    request: FastifyRequest,
    reply: FastifyReply,
    own: Caller,
    refused: Refusal,
  ) => Promise<FastifyReply>
}

interface StartCalled {
  readonly messageId: string
  readonly words: string
  readonly name: string
  readonly language: 'en' | 'es'
  readonly isLossOfService: boolean
  readonly callback: { readonly number: string; readonly window: CallbackWindow | null }
}

interface Started {
  readonly id: string
  readonly reference: string
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
  const { app, ledger, directory, formTokens, keys } = setting

  app.get('/call-back', async (request, reply) => await show(setting, request, reply, blank(null, [])))

  app.post('/call-back', calling, async (request, reply) => {
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    const looked = await look(setting, request, fields, [])
    if (!('number' in looked))
      return await showWrong(setting, request, reply, { reference: null, numbers: [], ...looked })
    const { typed, number, messageId } = looked
    if (await isCalledAlready(ledger.db, number.dialled, messageId)) {
      const problem = { says: callbackWords[languageOf(request)].wrong.called, field: 'number' }
      return await showWrong(setting, request, reply, { reference: null, numbers: [], ...looked, problem })
    }
    if (fields.right !== 'yes') {
      const check = { reference: null, numbers: [], messageId, typed, problem: null, shown: number.shown }
      return await show(setting, request, reply, check)
    }
    const language = languageOf(request)
    const opened = await setting.startCalled(await directory.house(), {
      messageId,
      words: typed.words.trim() || callbackWords[language].firstWords,
      name: typed.name,
      language,
      isLossOfService: typed.isLossOfService,
      callback: { number: number.dialled, window: typed.window },
    })
    const key = { purpose: 'cookie', who: '', caseId: opened.id, version: 0 } as const
    keys.giveCookie(reply, opened.reference, key, ledger.clock())
    return goOn(request, reply, opened.reference)
  })
}

/** Of a case that stands in the line, or whose place is kept. */
function ownRoutes(setting: CallbackSetting): void {
  const { app, ledger, directory, callers } = setting

  app.get('/case/:reference/call-back', async (request, reply) => {
    const own = await callers.find(request)
    if (!own) return reply.redirect(`/case/${encodeURIComponent(referenceIn(request))}`, 303)
    return await show(setting, request, reply, blank(own.reference, await numbersOf(setting, own)))
  })

  app.post('/case/:reference/call-back', calling, async (request, reply) => {
    const own = await callers.mustFind(request)
    const { fields } = await ownForm(setting, request, reply, own)
    const house = await directory.house()
    const language = languageOf(request)
    const asking = { ledger, caseId: own.id, house, language, now: ledger.clock() }
    const said = { isNumberRight: fields.right === 'yes' }
    if (fields.by === 'chat') {
      const messageId = messageIdIn(fields)
      const chosen = { by: 'chat', number: null, window: null, ...said } as const
      return await finish(setting, request, reply, own, await askBack({ ...asking, messageId }, chosen))
    }
    const numbers = await numbersOf(setting, own)
    const looked = await look(setting, request, fields, numbers)
    const { reference } = own
    if (!('number' in looked))
      return await showWrong(setting, request, reply, { reference, numbers, ...looked })
    const { typed, number, messageId } = looked
    if (!said.isNumberRight)
      return await show(setting, request, reply, {
        reference,
        numbers,
        messageId,
        typed,
        problem: null,
        shown: number.shown,
      })
    const chosen = { by: 'phone', number: number.dialled, window: typed.window, ...said } as const
    return await finish(setting, request, reply, own, await askBack({ ...asking, messageId }, chosen))
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

interface Looked {
  readonly typed: CallbackTyped
  readonly messageId: string
}

type Wrong = Looked & { readonly problem: FormProblem }

async function look(
  { directory, ledger }: CallbackSetting,
  request: FastifyRequest,
  fields: Readonly<Record<string, string>>,
  numbers: readonly string[],
): Promise<(Looked & { readonly number: NonNullable<ReturnType<typeof numberIn>> }) | Wrong> {
  const language = languageOf(request)
  const typed = typedIn(fields, numbers.length)
  const looked = { typed, messageId: messageIdIn(fields) }
  if (isNoTime(fields.window ?? ''))
    return { ...looked, problem: { says: callbackWords[language].wrong.time, field: 'window' } }
  const house = await directory.house()
  const number = numberIn(typed, numbers, house)
  const problem = whatIsWrong(typed, number, { house, language, now: ledger.clock() })
  if (problem) return { ...looked, problem }
  if (!number) throw new Error('a number that cannot be read is a problem')
  return { ...looked, number }
}

async function showWrong(
  setting: CallbackSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  wrong: Omit<Asked, 'shown' | 'problem'> & { readonly problem: FormProblem },
): Promise<FastifyReply> {
  if (!prefersHtml(request)) throw new Fault('bad-request', () => wrong.problem.says)
  return await show(setting, request, reply, { ...wrong, shown: null }, 400)
}

async function show(
  { pages, directory, waits, ledger }: CallbackSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  status = 200,
): Promise<FastifyReply> {
  const house = await directory.house()
  const viewing = { waits, house, language: languageOf(request), now: ledger.clock() }
  return pages.send(request, reply, house, await viewCallback(viewing, asked), status)
}

function blank(reference: string | null, numbers: readonly string[]): Asked {
  const typed = numbers.length > 0 ? { ...nothingTyped, known: 0 } : nothingTyped
  return { reference, numbers, messageId: randomUUID(), typed, problem: null, shown: null }
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

function messageIdIn(fields: Readonly<Record<string, string>>): string {
  return z.uuid().safeParse(fields.messageId).data ?? randomUUID()
}

function referenceIn({ params }: FastifyRequest): string {
  return z.object({ reference: z.string().max(60) }).safeParse(params).data?.reference ?? ''
}
