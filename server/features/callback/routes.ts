/** Being called back instead of waiting: `/call-back` on the way in, and the same of a case that stands in the line. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import type { CallbackCheck, CallbackTyped, FormAnswer, FormProblem } from '../../../contract/pages.ts'
import { callbackWords } from '../../../contract/words/callback.ts'
import type { CallbackWindow } from '../../../domain/callback/facts.ts'
import { callbackTimeIsFull, onePlaceForANumber } from '../../../domain/callback/rules.ts'
import { ruleIn, sentenceIn } from '../../../domain/refused-in.ts'
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
import { firstWordId } from '../../intake/first-word.ts'
import { wasReceived } from '../../ledger/act.ts'
import { readCase } from '../../ledger/case-rows.ts'
import type { Directory, House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Waits } from '../../line/wait.ts'
import type { CallbackBook } from '../../callback/book.ts'
import { NotCalled } from '../../callback/not-called.ts'
import { ownForm } from '../../proof/own-form.ts'
import {
  askBack,
  comeBack,
  isNoTime,
  type Number,
  numberIn,
  problemOf,
  takeToOwnPlace,
  typedIn,
  whatIsWrong,
} from './handle.ts'
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
  readonly callbacks: CallbackBook
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
  readonly callback: {
    readonly number: string
    readonly window: CallbackWindow | null
    readonly origin: string
  }
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
  const { app, ledger, formTokens, keys } = setting

  app.get('/call-back', async (request, reply) => await show(setting, request, reply, blank(null, [])))

  app.post('/call-back', calling, async (request, reply) => {
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    const messageId = messageIdIn(fields)
    const letIn = ({ id: caseId, reference }: Started) => {
      keys.giveCookie(reply, reference, { purpose: 'cookie', who: '', caseId, version: 0 }, ledger.clock())
      return goOn(request, reply, reference)
    }
    const again = await startedBy(ledger.db, messageId)
    if (again) return letIn(again)
    const looked = await look(setting, request, fields, { caseId: null, numbers: [] })
    const noCase = { reference: null, numbers: [] }
    if (!('number' in looked)) return await showWrong(setting, request, reply, { ...noCase, ...looked })
    const { typed, number } = looked
    if (fields.right !== number.check.press) {
      const { check } = number
      return await show(setting, request, reply, { ...noCase, messageId, typed, problem: null, check })
    }
    const outcome = await book(setting, request, looked)
    if (outcome === 'in-line') return await showInLine(setting, request, reply, looked)
    if ('problem' in outcome)
      return await showWrong(setting, request, reply, { ...noCase, ...looked, ...outcome })
    return letIn(outcome)
  })
}

/** The case that the same form has begun already: sent once more, it leads to where it led before. */
async function startedBy(db: Ledger['db'], messageId: string): Promise<Started | null> {
  const id = await wasReceived(db, { channel: 'chat', externalId: firstWordId(messageId) })
  return id === null ? null : await readCase(db, id)
}

interface ToBook extends Looked {
  readonly number: Number
}

/** Puts somebody into the line to be called, on the way in. */
async function book(
  { ledger, directory, callbacks, startCalled }: CallbackSetting,
  request: FastifyRequest,
  { typed, number: { dialled: number }, messageId }: ToBook,
): Promise<Started | 'in-line' | { readonly problem: FormProblem }> {
  const language = languageOf(request)
  const [house, origin, now] = [await directory.house(), counterOf(request), ledger.clock()]
  const { window } = typed
  const asking = { ledger, callbacks, messageId, origin, house, language, now }
  const chosen = { by: 'phone', number, isNumberRight: true, numberIs: 'known', window } as const
  if (await takeToOwnPlace(asking, chosen)) return 'in-line'
  try {
    return await startCalled(house, {
      messageId,
      words: typed.words.trim() || callbackWords[language].firstWords,
      name: typed.name,
      language,
      isLossOfService: typed.isLossOfService,
      callback: { number, window, origin },
    })
  } catch (error) {
    if (!(error instanceof NotCalled)) throw error
    if (error.refusal.refused.rule !== onePlaceForANumber.name)
      return { problem: problemOf(error.refusal, language) }
    // Pressed twice, the first of the two was quicker.
    const first = await startedBy(ledger.db, messageId)
    if (first) return first
    await callbacks.noteVain(ledger.db, origin, now)
    return 'in-line'
  }
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
    const looked = await look(setting, request, fields, { caseId: own.id, numbers })
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

interface Looked {
  readonly typed: CallbackTyped
  readonly messageId: string
}

type Wrong = Looked & { readonly problem: FormProblem }

/** @param own the case on whose page it is asked, and the numbers to choose from there */
async function look(
  { directory, ledger, callbacks }: CallbackSetting,
  request: FastifyRequest,
  fields: Readonly<Record<string, string>>,
  own: { readonly caseId: string | null; readonly numbers: readonly string[] },
): Promise<ToBook | Wrong> {
  const language = languageOf(request)
  const typed = typedIn(fields, own.numbers.length)
  const looked = { typed, messageId: messageIdIn(fields) }
  if (isNoTime(fields.window ?? ''))
    return { ...looked, problem: { says: callbackWords[language].wrong.time, field: 'window' } }
  const house = await directory.house()
  const number = numberIn(typed, own.numbers, { house, markOf: callbacks.markOf })
  const looking = { house, language, now: ledger.clock() }
  const found = await callbacks.look(ledger.db, {
    number: number?.dialled ?? null,
    window: typed.window,
    caseId: own.caseId,
    // Whether others wait on this number is said to nobody who has not pressed for a call to it.
    isOfCase: true,
    origin: own.caseId === null ? counterOf(request) : null,
    ...looking,
  })
  const problem = whatIsWrong(typed, number, found, looking)
  if (problem) return { ...looked, problem }
  if (!number) throw new Error('a number that cannot be read is a problem')
  return { ...looked, number }
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
  if (!prefersHtml(request)) {
    const { name: rule, says } = onePlaceForANumber
    const refused = { refused: { rule, says: ruleIn(languageOf(request), { name: rule, says }) } }
    return reply.status(409).send(refused)
  }
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

function messageIdIn(fields: Readonly<Record<string, string>>): string {
  return z.uuid().safeParse(fields.messageId).data ?? randomUUID()
}

function referenceIn({ params }: FastifyRequest): string {
  return z.object({ reference: z.string().max(60) }).safeParse(params).data?.reference ?? ''
}
