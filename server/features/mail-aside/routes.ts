/** Mails that wait for somebody: what they are and why, what they say; made a case, or left. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  AsideCount,
  AsideLeft,
  AsideMailRead,
  AsideMails,
  AsideOpened,
} from '../../../contract/mail-aside.ts'
import { Fault } from '../../../contract/faults.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import { serveFile } from '../../files/serve.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { read, route } from '../../http/route.ts'
import type { AsideMails as Aside } from '../../intake/taken-up.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { countAside, mailAside, mailsAside, rawAside, settleAside } from './sql.ts'
import { viewAside, viewAsideRead } from './views.ts'

export interface MailAsideSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
  readonly blobs: BlobStore
  readonly aside: Aside
}

const perPage = 50
const url = '/api/desk/mails-aside'
const Mail = z.object({ mailId: z.uuid() })
const Page = z.object({ after: z.uuid().optional() })

export function mailAsideRoutes(setting: MailAsideSetting): void {
  listRoutes(setting)
  readingRoutes(setting)
  sourceRoute(setting)
  settlingRoutes(setting)
}

function listRoutes({ app, ledger: { db }, reception }: MailAsideSetting): void {
  route(
    app,
    {
      method: 'GET',
      url,
      says: 'Mails that wait for somebody, the newest first',
      query: Page,
      answer: AsideMails,
    },
    async ({ query: { after }, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'settle mail', null)
      const language = browserLanguageOf(request)
      const rows = await mailsAside(db, { after, limit: perPage + 1 })
      const shown = rows.slice(0, perPage)
      return {
        mails: shown.map(row => viewAside(row, language)),
        more: rows.length > perPage ? (shown.at(-1)?.id ?? null) : null,
        count: await countAside(db),
      }
    },
  )

  route(
    app,
    { method: 'GET', url: `${url}/count`, says: 'How many mails wait for somebody', answer: AsideCount },
    async ({ request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'settle mail', null)
      return { count: await countAside(db) }
    },
  )
}

function readingRoutes({ app, ledger: { db }, reception, aside }: MailAsideSetting): void {
  route(
    app,
    {
      method: 'GET',
      url: `${url}/:mailId`,
      says: 'What a mail that waits says, and what it was told by',
      params: Mail,
      answer: AsideMailRead,
    },
    async ({ params: { mailId }, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'settle mail', null)
      const row = await mailAside(db, mailId)
      if (!row) throw new Fault('not-found', say => say.noMailAside)
      const found = await aside.read(mailId)
      const said = found && { text: found.text, fileNames: found.attachments.map(({ name }) => name) }
      return viewAsideRead(row, said, browserLanguageOf(request))
    },
  )
}

/** As plain text, which a browser shows without making anything of it. */
function sourceRoute({ app, ledger: { db }, blobs, reception }: MailAsideSetting): void {
  app.get(`${url}/:mailId/source`, async (request, reply) => {
    const { mailId } = read('address', Mail, request.params)
    const { actor } = await reception.asker(request)
    mustBeAllowed(actor, 'settle mail', null)
    const blob = await rawAside(db, mailId)
    if (blob === null) throw new Fault('not-found', say => say.noMailAside)
    return await serveFile(blobs, { blob, name: 'mail.eml', mediaType: 'text/plain' }, reply)
  })
}

function settlingRoutes({ app, ledger: { db, clock }, reception, aside }: MailAsideSetting): void {
  route(
    app,
    {
      method: 'POST',
      url: `${url}/:mailId/open`,
      says: 'Makes a mail that was set aside a case, once',
      params: Mail,
      answer: AsideOpened,
    },
    async ({ params: { mailId }, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'settle mail', null)
      const caseId = await aside.takeUp(mailId, agent.id)
      if (caseId === null) throw new Fault('not-found', say => say.noMailAside)
      return { caseId }
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: `${url}/:mailId/leave`,
      says: 'Leaves a mail at that: nobody need look again',
      params: Mail,
      answer: AsideLeft,
    },
    async ({ params: { mailId }, request }) => {
      const { actor, agent } = await reception.asker(request)
      mustBeAllowed(actor, 'settle mail', null)
      if (!(await mailAside(db, mailId))) throw new Fault('not-found', say => say.noMailAside)
      await settleAside(db, mailId, { agentId: agent.id, now: clock() })
      return { done: true as const }
    },
  )
}
