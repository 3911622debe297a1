/** Who may act for a customer: said on the case's page, answered behind the link of a question, written down at the desk as asked. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AskHelper } from '../../../contract/acting.ts'
import { ActAnswer } from '../../../contract/desk.ts'
import { Fault } from '../../../contract/faults.ts'
import type { FormAnswer } from '../../../contract/pages.ts'
import { sentenceIn } from '../../../domain/refused-in.ts'
import { isRefusal, type Refusal } from '../../../domain/rule.ts'
import { aboutOf, helperOf, helperOfReporter, type HelperRow, helpersOfCase } from '../../acting/sql.ts'
import { mattersFor, termChoices, viewHelper } from '../../acting/you.ts'
import { prefersHtml } from '../../http/app.ts'
import type { Caller, Callers } from '../../http/caller.ts'
import { type CaseKeys, showsCustomer } from '../../http/case-key.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { readForm } from '../../http/form.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import { read, route } from '../../http/route.ts'
import { readCase } from '../../ledger/case-rows.ts'
import type { Directory } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { askCustomer, nameHelper, namingOf, sayYes, takeBack } from './handle.ts'

export interface ActingSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly callers: Callers
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
  readonly reception: Reception
  /** The customer's page once more, with what is wrong. */
  readonly showCase: (
    request: FastifyRequest,
    reply: FastifyReply,
    own: Caller,
    refused: Refusal,
  ) => Promise<FastifyReply>
}

const HelperId = z.object({ helperId: z.uuid() })
const changing = { config: { rateLimit: { max: 30, timeWindow: 60_000 } } }

export function actingRoutes(setting: ActingSetting): void {
  ownCaseRoutes(setting)
  questionRoutes(setting)
  deskRoutes(setting)
}

function ownCaseRoutes(setting: ActingSetting): void {
  const { app, ledger, callers, keys, formTokens, showCase } = setting

  const finish = async (
    request: FastifyRequest,
    reply: FastifyReply,
    own: Caller,
    outcome: Refusal | object,
  ) => {
    const href = `/case/${own.reference}`
    if (isRefusal(outcome)) {
      return prefersHtml(request)
        ? await showCase(request, reply, own, outcome)
        : reply.status(409).send(outcome)
    }
    return prefersHtml(request)
      ? reply.redirect(`${href}#helpers`, 303)
      : reply.send({ href } satisfies FormAnswer)
  }
  const formOf = async (request: FastifyRequest) => {
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    return fields
  }

  app.post('/case/:reference/helpers', changing, async (request, reply) => {
    const own = await callers.mustFindCustomer(request)
    const naming = namingOf(await formOf(request), ledger.clock())
    const inCase = { caseId: own.id, customerId: own.customerId }
    return await finish(request, reply, own, await nameHelper(ledger, inCase, naming, isProved(own)))
  })

  for (const answer of ['yes', 'no', 'withdraw'] as const) {
    app.post(`/case/:reference/helpers/:helperId/${answer}`, changing, async (request, reply) => {
      const own = await callers.mustFindCustomer(request)
      const fields = await formOf(request)
      const { helperId } = read('address', HelperId, request.params)
      const helper = (await helpersOfCase(ledger.db, own.id)).find(({ id }) => id === helperId)
      if (!helper) throw new Fault('not-found')
      const outcome =
        answer === 'yes'
          ? await sayYes(ledger, helper, namingOf(fields, ledger.clock()), isProved(own))
          : await takeBack(ledger, helper, answer === 'no' ? 'decline' : 'withdraw', isProved(own))
      return await finish(request, reply, own, outcome)
    })
  }

  app.post('/case/:reference/open-other', changing, async (request, reply) => {
    const own = await callers.mustFind(request)
    const { reference } = await formOf(request)
    const other = (await mattersFor(ledger.db, own, ledger.clock())).find(
      matter => matter.reference === reference,
    )
    if (!other) throw new Fault('not-yours')
    const key = { caseId: other.id, version: other.keyVersion }
    const helperId = own.helper?.id ?? (await helperIdOfReporter(ledger, own))
    const worth =
      helperId === null
        ? ({ purpose: 'proved', who: 'code' } as const)
        : ({ purpose: 'helper', who: helperId } as const)
    keys.giveCookie(reply, other.reference, { ...key, ...worth }, ledger.clock())
    const href = `/case/${other.reference}`
    return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
  })
}

async function helperIdOfReporter({ db }: Ledger, own: Caller): Promise<string | null> {
  const about = await aboutOf(db, own.id)
  return about?.kind === 'somebody-else' ? ((await helperOfReporter(db, own.id))?.id ?? null) : null
}

/** The browser has shown who sits before it; that it opened the case is not enough to let others in. */
function isProved({ key }: Caller): boolean {
  return showsCustomer(key)
}

/** The question that was sent to an account holder: opening the page decides nothing, the press there does. */
function questionRoutes(setting: ActingSetting): void {
  const { app, ledger, directory, pages, keys, formTokens } = setting

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { helper, key }: { readonly helper: HelperRow; readonly key: string },
    refused: Refusal | null = null,
  ) => {
    const saidIn = await readCase(ledger.db, helper.saidIn)
    const page = {
      page: 'helper-question',
      key,
      // Whoever is asked has to know whom they let in.
      helper: { ...viewHelper(helper, ledger.clock()), masked: helper.addressValue },
      by: helper.how === 'agent' ? 'agent' : 'reporter',
      at: helper.askedAt,
      // The holder's own case is theirs to open; that of somebody who reported is not.
      reference: helper.how === 'agent' ? (saidIn?.reference ?? null) : null,
      terms: termChoices(ledger.clock()),
      problem: refused && { says: sentenceIn(languageOf(request), refused), field: null },
    } as const
    return pages.send(request, reply, await directory.house(), page, refused ? 409 : 200)
  }

  const asked = async (request: FastifyRequest, key: string) => {
    const { helperId } = read('address', HelperId, request.params)
    const helper =
      keys.readQuestion(key, ledger.clock()) === helperId ? await helperOf(ledger.db, helperId) : null
    if (!helper) throw new Fault('not-found')
    return { helper, key }
  }

  app.get('/helper/:helperId', changing, async (request, reply) => {
    const { k } = read('query', z.object({ k: z.string().max(400).default('') }), request.query)
    return await show(request, reply, await asked(request, k))
  })

  for (const answer of ['yes', 'no'] as const) {
    app.post(`/helper/:helperId/${answer}`, changing, async (request, reply) => {
      const { fields } = await readForm(request)
      formTokens.check(request, fields.token)
      const question = await asked(request, fields.k ?? '')
      const outcome =
        answer === 'yes'
          ? await sayYes(ledger, question.helper, namingOf(fields, ledger.clock()), true)
          : await takeBack(ledger, question.helper, endOf(question.helper), true)
      if (isRefusal(outcome)) return await show(request, reply, question, outcome)
      const href = `/helper/${question.helper.id}?k=${encodeURIComponent(question.key)}`
      return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
    })
  }
}

/** "No" after a "yes" takes it back. */
function endOf(helper: HelperRow): 'withdraw' | 'decline' {
  return helper.authorisedAt === null ? 'decline' : 'withdraw'
}

function deskRoutes({ app, ledger, reception }: ActingSetting): void {
  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/cases/:caseId/helpers',
      says: 'Writes down that somebody may act for the customer; it counts when the customer has said yes',
      params: z.object({ caseId: z.uuid() }),
      body: AskHelper,
      answer: ActAnswer,
    },
    async ({ params, body, request }) => {
      const { actor, agent } = await reception.asker(request)
      const state = await readCase(ledger.db, params.caseId)
      if (!state) throw new Fault('not-found', say => say.noCase)
      mustBeAllowed(actor, 'note', { id: state.id, ownerId: state.ownerId })
      const acted = await askCustomer(
        ledger,
        { caseId: state.id, customerId: state.customerId },
        { ...body, agentId: agent.id },
      )
      return isRefusal(acted) ? acted : { done: true as const, isRepeat: acted.isRepeat, seq: null }
    },
  )
}
