/** A customer's own case: `/case/<reference>` and what they do there. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Chat } from '../../../channels/chat.ts'
import { Fault } from '../../../contract/faults.ts'
import { unusedWishes } from '../../../contract/own-account.ts'
import type { FormAnswer, FormProblem, UploadLimits } from '../../../contract/pages.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import { serveFile } from '../../files/serve.ts'
import { viewYou } from '../../acting/you.ts'
import { prefersHtml } from '../../http/app.ts'
import type { Caller, Callers } from '../../http/caller.ts'
import { type CaseKeys, showsCustomer } from '../../http/case-key.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import { read } from '../../http/route.ts'
import { goesOnIn, withJoined } from '../../case-work/joined.ts'
import { keyTo, namedIn, onwardFor, readableJoined } from '../../case-work/onward.ts'
import { leaveAddress } from '../../intake/leave-address.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Waits } from '../../line/wait.ts'
import type { CustomerStreams } from '../../live/customer-streams.ts'
import { wordsOnUnused } from '../../unused/asked.ts'
import { letGoIn } from '../../promises/let-go.ts'
import { ownForm } from '../../proof/own-form.ts'
import { say, tooLong, type Wish, wish } from './handle.ts'
import { ownFile } from './sql.ts'
import { readerOf, showState, type Viewing, viewStory } from './views.ts'

export interface OwnCaseSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly callers: Callers
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
  readonly waits: Waits
  readonly blobs: BlobStore
  readonly chat: Chat
  readonly streams: CustomerStreams
  /** The page for whoever has not shown that the case is theirs. */
  readonly showProve: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
  /** The token by which the inbox knows which case words belong to. */
  readonly replyToken: (reference: string) => string
  readonly limits: UploadLimits
}

/** What went wrong with a form, and what was typed into it. */
interface Wrong extends FormProblem {
  readonly typed?: string
}

/** The page once more, for what is done to a case elsewhere and refused. */
type ShowRefused = (
  request: FastifyRequest,
  reply: FastifyReply,
  own: Caller,
  refused: Refusal,
) => Promise<FastifyReply>

export function ownCaseRoutes(setting: OwnCaseSetting): ShowRefused {
  readingRoutes(setting)
  speakingRoutes(setting)
  askingRoutes(setting)
  accountRoutes(setting)
  return async (request, reply, own, refused) =>
    await showCase(setting, request, reply, own, {
      says: sentenceIn(languageOf(request), refused),
      field: null,
    })
}

function readingRoutes(setting: OwnCaseSetting): void {
  const { app, ledger, callers, streams, blobs } = setting

  app.get('/case/:reference', async (request, reply) => {
    const own = await callers.find(request)
    if (!own) return await setting.showProve(request, reply)
    const onward = await onwardFor(ledger, own)
    if (!onward) return await showCase(setting, request, reply, own)
    setting.keys.giveCookie(reply, onward.own.reference, onward.key, ledger.clock())
    return reply.redirect(`/case/${onward.own.reference}`, 303)
  })

  /** To another case that the story of this one names; whoever may not open it is asked who they are there. */
  app.get('/case/:reference/to/:other', async (request, reply) => {
    const own = await callers.mustFind(request)
    const { other } = read('address', z.object({ other: z.string().max(60) }), request.params)
    const named = await namedIn(ledger.db, own, other)
    if (!named) throw new Fault('not-found')
    const onward = await keyTo(ledger, own, named)
    if (onward) setting.keys.giveCookie(reply, named.reference, onward.key, ledger.clock())
    return reply.redirect(`/case/${named.reference}`, 303)
  })

  app.get('/case/:reference/live', async (request, reply) => {
    const own = await callers.mustFind(request)
    const query = read('query', z.object({ resume: z.string().max(40).optional() }), request.query)
    const resume = String(request.headers['last-event-id'] ?? query.resume ?? '0')
    streams.open(reply, {
      caseId: own.id,
      helperId: own.helper?.id ?? null,
      // A case that is joined while its page is open is read where it goes on.
      isStillTheirs: async () => (await callers.find(request))?.mergedInto === own.mergedInto,
      after: /^\d{1,15}$/.test(resume) ? Number(resume) : 0,
      state: async () =>
        await showState(await viewing(setting, request), own.id, own.helper, showsCustomer(own.key)),
      story: async after => await viewStory(await viewing(setting, request), own, after),
    })
  })

  app.get('/case/:reference/files/:file', async (request, reply) => {
    const own = await callers.mustFind(request)
    const { file } = read('address', z.object({ file: z.uuid() }), request.params)
    const joined = await readableJoined(ledger, own)
    const found = await ownFile(ledger.db, [own.id, ...joined.map(other => other.id)], file)
    if (!found) throw new Fault('not-found')
    return await serveFile(blobs, found, reply)
  })
}

function speakingRoutes(setting: OwnCaseSetting): void {
  const { app, ledger, callers } = setting

  app.post('/case/:reference/say', async (request, reply) => {
    const asked = await callers.mustFind(request)
    const { fields, files } = await ownForm(setting, request, reply, asked)
    const own = await whereTheySpeak(setting, reply, asked)
    const words = fields.words ?? ''
    const messageId = read('messageId', z.uuid(), fields.messageId)
    const wrong = await say(setting, own, { messageId, words, files, language: languageOf(request) })
    if (!wrong && own.mergedInto !== null) return await goOn(setting, request, reply, own)
    return await finish(setting, request, reply, own, wrong && { ...wrong, typed: words })
  })

  app.post('/case/:reference/typing', async (request, reply) => {
    const own = await callers.mustFind(request)
    const name = own.helper?.name ?? own.customerName ?? ''
    ledger.signals.send({ kind: 'typing', caseId: own.id, who: 'customer', name, agentId: null })
    return reply.status(204).send()
  })
}

const buttons: Readonly<Record<string, (words: string, letsGo: readonly string[]) => Wish>> = {
  solved: (words, letsGo) => ({ wish: 'solved', words, letsGo }),
  'not-solved': words => ({ wish: 'not-solved', words }),
  leave: () => ({ wish: 'leave' }),
  'any-agent': () => ({ wish: 'stop-waiting-for-owner' }),
}

function askingRoutes(setting: OwnCaseSetting): void {
  const { app, ledger, directory, callers, limits } = setting

  for (const [path, toWish] of Object.entries(buttons)) {
    app.post(`/case/:reference/${path}`, async (request, reply) => {
      const own = await callers.mustFind(request)
      const { fields } = await ownForm(setting, request, reply, own)
      const words = fields.words ?? ''
      const wrong = tooLong(words, limits, languageOf(request))
      if (wrong) return await finish(setting, request, reply, own, { ...wrong, typed: words })
      return await finish(
        setting,
        request,
        reply,
        own,
        await wish(ledger, own, toWish(words, letGoIn(fields))),
      )
    })
  }

  app.post('/case/:reference/my-agent', async (request, reply) => {
    const own = await callers.mustFind(request)
    await ownForm(setting, request, reply, own)
    const { agents } = await directory.house()
    const isOwnerHere = (agentId: string) => agents.get(agentId)?.presence === 'here'
    const outcome = await wish(ledger, own, { wish: 'wait-for-owner', isOwnerHere })
    return await finish(setting, request, reply, own, outcome)
  })

  /** One rung up; the address names the rung from which, so that two taps are one. */
  app.post('/case/:reference/climb/:from', async (request, reply) => {
    const own = await callers.mustFind(request)
    await ownForm(setting, request, reply, own)
    const { from } = read('address', z.object({ from: z.coerce.number().int().min(0) }), request.params)
    const house = await directory.house()
    const outcome = await wish(ledger, own, { wish: 'climb', fromRung: from, house })
    return await finish(setting, request, reply, own, outcome)
  })

  app.post('/case/:reference/promises/:promise/release', async (request, reply) => {
    const own = await callers.mustFind(request)
    await ownForm(setting, request, reply, own)
    const { promise } = read('address', z.object({ promise: z.uuid() }), request.params)
    const outcome = await wish(ledger, own, { wish: 'release', commitmentId: promise })
    return await finish(setting, request, reply, own, outcome)
  })

  for (const answer of ['accept', 'decline'] as const) {
    app.post(`/case/:reference/promises/:promise/${answer}/:equivalent`, async (request, reply) => {
      const own = await callers.mustFind(request)
      await ownForm(setting, request, reply, own)
      const address = z.object({ promise: z.uuid(), equivalent: z.uuid() })
      const { promise, equivalent } = read('address', address, request.params)
      const asked = { commitmentId: promise, equivalentId: equivalent, house: await directory.house() }
      const outcome = await wish(ledger, own, { wish: `${answer}-equivalent`, ...asked })
      return await finish(setting, request, reply, own, outcome)
    })
  }

  /** That it is them, with nothing else to say: the press is the proof. */
  app.post('/case/:reference/it-is-me', async (request, reply) => {
    const own = await callers.mustFindCustomer(request)
    await ownForm(setting, request, reply, own)
    return await finish(setting, request, reply, own, null)
  })

  app.post('/case/:reference/address', async (request, reply) => {
    const own = await callers.mustFindCustomer(request)
    const { fields } = await ownForm(setting, request, reply, own)
    const typed = { address: fields.address ?? '', name: fields.name ?? '' }
    const outcome = await leaveAddress(ledger, own, typed).catch((error: unknown): Wrong => {
      if (error instanceof Fault) return { says: error.saysIn(languageOf(request)), field: 'address' }
      throw error
    })
    return await finish(setting, request, reply, own, outcome)
  })
}

function accountRoutes(setting: OwnCaseSetting): void {
  const { app, ledger, callers } = setting

  /** About a service that is paid for and not used: said in their name, in this case, once for the same months. */
  app.post('/case/:reference/unused/:service/:wish', async (request, reply) => {
    const own = await callers.mustFindCustomer(request)
    await ownForm(setting, request, reply, own)
    const address = z.object({ service: z.uuid(), wish: z.enum(unusedWishes) })
    const asked = read('address', address, request.params)
    if (!showsCustomer(own.key)) throw new Fault('not-found')
    const language = languageOf(request)
    const said = await wordsOnUnused(ledger.db, own.customerId, asked, language)
    if (said === null) throw new Fault('not-found')
    const there = await whereTheySpeak(setting, reply, own)
    const wrong = await say(setting, there, { ...said, files: [], language })
    return await finish(setting, request, reply, there, wrong)
  })
}

/** In the case that this one was joined into, for whoever may go there; the inbox finds the way for everybody else's words. */
async function whereTheySpeak(
  { ledger, keys }: OwnCaseSetting,
  reply: FastifyReply,
  own: Caller,
): Promise<Caller> {
  const onward = await onwardFor(ledger, own)
  if (!onward) return own
  keys.giveCookie(reply, onward.own.reference, onward.key, ledger.clock())
  return { ...onward.own, key: onward.key, helper: own.helper }
}

/** Their words are in the case where it goes on; to read it, they are asked who they are. */
async function goOn(
  { ledger }: OwnCaseSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  own: Caller,
): Promise<FastifyReply> {
  const href = `/case/${(await goesOnIn(ledger.db, own.id))?.reference ?? own.reference}`
  return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
}

async function viewing(
  { ledger, waits, directory }: OwnCaseSetting,
  request: FastifyRequest,
): Promise<Viewing> {
  return {
    db: ledger.db,
    waits,
    house: await directory.house(),
    language: languageOf(request),
    now: ledger.clock(),
  }
}

async function showCase(
  setting: OwnCaseSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  own: Caller,
  wrong?: Wrong,
): Promise<FastifyReply> {
  const view = await viewing(setting, request)
  const newest = await viewStory(view, own, 0)
  const story = await withJoined(
    view.db,
    newest,
    await readableJoined(setting.ledger, own),
    readerOf(view, own),
  )
  const page = {
    page: 'case',
    state: await showState(view, own.id, own.helper, showsCustomer(own.key)),
    you: await viewYou(view.db, own, codeIn(request), view.now),
    story,
    messageId: randomUUID(),
    resume: String(newest.at(-1)?.seq ?? 0),
    problem: wrong ? { says: wrong.says, field: wrong.field } : null,
    typed: wrong?.typed ?? null,
    limits: setting.limits,
  } as const
  return setting.pages.send(request, reply, view.house, page, wrong ? 409 : 200)
}

/** What became of the wish for a code, as the address says after it. */
function codeIn({ query }: FastifyRequest): unknown {
  return typeof query === 'object' && query !== null && 'code' in query ? query.code : null
}

/** After a form: back to the case, or the same page with what is wrong and what was typed; JSON for our own script. */
async function finish(
  setting: OwnCaseSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  own: Caller,
  outcome: Refusal | Wrong | { readonly caseId: string } | null,
): Promise<FastifyReply> {
  const href = `/case/${own.reference}`
  if (outcome === null || 'caseId' in outcome) {
    return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
  }
  if (prefersHtml(request)) {
    const wrong = isRefusal(outcome)
      ? { says: sentenceIn(languageOf(request), outcome), field: null }
      : outcome
    return await showCase(setting, request, reply, own, wrong)
  }
  if (isRefusal(outcome)) return reply.status(409).send(outcome)
  throw new Fault('bad-request', () => outcome.says)
}
