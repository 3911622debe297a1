/** The contact page: every way to a person, with its wait, and a box for one's own words. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import type { FormAnswer, FormProblem } from '../../../contract/pages.ts'
import { articleLinks } from '../../articles/find.ts'
import { prefersHtml } from '../../http/app.ts'
import type { CaseKeys } from '../../http/case-key.ts'
import { readForm } from '../../http/form.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { languageOf } from '../../http/language.ts'
import { listingOf } from '../../http/listing.ts'
import type { Pages } from '../../http/pages.ts'
import { read } from '../../http/route.ts'
import { siteOf } from '../../http/site.ts'
import { cutName } from '../../intake/lengths.ts'
import type { Directory } from '../../ledger/directory.ts'
import { carriedFrom } from '../../proof/carried.ts'
import { noteAbout, type Start, start, type Typed, whatIsWrong, wordsOf } from './handle.ts'
import { viewWays } from './views.ts'

export interface FrontDoorSetting extends Start {
  readonly app: FastifyInstance
  readonly directory: Directory
  readonly pages: Pages
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
  readonly publicUrl?: string | undefined
  readonly limits: { readonly maxUploadBytes: number; readonly maxTextLength: number }
}

const mostNumber = 200
/** Beside the form, so few that nobody has to choose. */
const mostHelp = 3

export function frontDoorRoutes(setting: FrontDoorSetting): void {
  const { app, ledger, directory, limits, waits } = setting

  const showContact = async (
    request: FastifyRequest,
    reply: FastifyReply,
    wrong: { readonly problem: FormProblem; readonly typed: Typed; readonly messageId: string } | null,
  ) => {
    const house = await directory.house()
    const language = languageOf(request)
    return setting.pages.send(
      request,
      reply,
      house,
      {
        page: 'contact',
        ...(await viewWays(waits, house, language, ledger.clock())),
        messageId: wrong?.messageId ?? randomUUID(),
        listing: listingOf(house.organisation, siteOf(request, setting.publicUrl)),
        knownAs:
          (await carriedFrom({ db: ledger.db, keys: setting.keys, now: ledger.clock() }, request, ''))
            ?.masked ?? null,
        problem: wrong?.problem ?? null,
        typed: wrong?.typed ?? null,
        limits,
        help: await articleLinks(ledger.db, language, mostHelp),
      },
      wrong ? 400 : 200,
    )
  }

  app.get('/', async (request, reply) => await showContact(request, reply, null))

  app.post('/start', async (request, reply) => {
    const { fields, files } = await readForm(request)
    setting.formTokens.check(request, fields.token)
    const typed: Typed = {
      words: fields.words ?? '',
      name: fields.name ?? '',
      address: fields.address ?? '',
      isLossOfService: fields.down === 'yes',
      forWhom: cutName(fields.forWhom ?? ''),
      forNumber: (fields.forNumber ?? '').slice(0, mostNumber).trim(),
    }
    const messageId = z.uuid().safeParse(fields.messageId).data ?? randomUUID()
    const language = languageOf(request)
    const problem = whatIsWrong(typed, files.length, limits.maxTextLength, language)
    if (problem) {
      if (!prefersHtml(request)) throw new Fault('bad-request', () => problem.says)
      return await showContact(request, reply, { problem, typed, messageId })
    }
    const house = await directory.house()
    const now = ledger.clock()
    const carried = await carriedFrom({ db: ledger.db, keys: setting.keys, now }, request, typed.address)
    const token = carried && setting.keys.person(carried.customerId, now, carried.how)
    const opened = await start(setting, house, {
      messageId,
      ...typed,
      words: wordsOf(typed, language),
      language,
      files,
      ...(token ? { customerToken: token } : {}),
    })
    await noteAbout(setting, opened.id, typed)
    const isCarried = carried !== null && opened.customerId === carried.customerId
    const worth = isCarried
      ? ({ purpose: 'proved', who: carried.how } as const)
      : ({ purpose: 'cookie', who: '' } as const)
    setting.keys.giveCookie(reply, opened.reference, { ...worth, caseId: opened.id, version: 0 }, now)
    if (prefersHtml(request)) return reply.redirect(`/case/${opened.reference}`, 303)
    return reply.send({ href: `/case/${opened.reference}` } satisfies FormAnswer)
  })

  besideRoutes(setting)
}

/** What leads to the front door and away from it. */
function besideRoutes({ app, formTokens, keys }: FrontDoorSetting): void {
  /** Whoever sits there now is somebody else than the one who showed today who they are. */
  app.post('/not-me', async (request, reply) => {
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    keys.dropWho(reply)
    return prefersHtml(request) ? reply.redirect('/', 303) : reply.send({ href: '/' } satisfies FormAnswer)
  })

  /** The reference that somebody read from a letter or was told on the phone. */
  app.get('/case', async (request, reply) => {
    const { reference } = read(
      'query',
      z.object({ reference: z.string().trim().max(60).default('') }),
      request.query,
    )
    return reply.redirect(reference === '' ? '/' : `/case/${encodeURIComponent(reference)}`, 303)
  })
}
