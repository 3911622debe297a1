/**
 * A mail as it can be looked at beside its words: as it was written, how it was read, its source; and files of a case as text.
 *
 * What must stay true
 * - Whoever may read the case may look, and each look is recorded like one into the case.
 * - HTML leaves here only as `server/mail-html` made it, under a policy that forbids everything but our own pictures.
 * - Pictures for that frame come without a cookie, so their addresses are signed; nothing else is answered there.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { FileText, FrameQuery, MailHow, MailHtml, MailRaw } from '../../../contract/mail-shown.ts'
import { Fault } from '../../../contract/faults.ts'
import type { BlobStore } from '../../files/blob-store.ts'
import { serveFile } from '../../files/serve.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { read, route } from '../../http/route.ts'
import { siteOf } from '../../http/site.ts'
import { noteLook } from '../../ledger/look.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Clean } from '../../mail-html/clean-apart.ts'
import type { CleanMail, Picture } from '../../mail-html/clean.ts'
import { frameHeaders, frameOf } from '../../mail-html/frame.ts'
import type { FetchPicture } from '../../pictures/fetch.ts'
import { isSigned, pictureAddress, type PictureKind, picturePath } from '../../pictures/links.ts'
import { rawOf, textOf } from './handle.ts'
import { caseThere, htmlOfMail, inlineFiles, keptFile, mailIn, rawMail } from './sql.ts'
import { viewHow } from './views.ts'

export interface MailShownSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
  readonly blobs: BlobStore
  readonly secret: string
  readonly publicUrl: string | undefined
  readonly clean: Clean
  readonly fetchPicture: FetchPicture
}

const Mail = z.object({ caseId: z.uuid(), messageId: z.uuid() })
const File = z.object({ fileId: z.uuid() })
const Signed = z.object({
  of: z.string().min(1).max(4_200),
  until: z.coerce.number().int(),
  by: z.string().max(100),
})
const mailUrl = '/api/desk/cases/:caseId/mails/:messageId'

export function mailShownRoutes(setting: MailShownSetting): void {
  htmlRoutes(setting)
  sourceRoutes(setting)
  pictureRoutes(setting)
}

/** @throws Fault when they may not, or there is no such case */
async function mustLook(
  { ledger, reception }: MailShownSetting,
  request: FastifyRequest,
  caseId: string,
): Promise<void> {
  const { agent, actor } = await reception.asker(request)
  const found = await caseThere(ledger.db, caseId)
  if (!found) throw new Fault('not-found', say => say.noCase)
  mustBeAllowed(actor, 'see', found)
  if (found.ownerId !== agent.id) await noteLook(ledger, caseId, agent.id)
}

function cleanedMail(
  { ledger, clean }: MailShownSetting,
  { caseId, messageId }: z.output<typeof Mail>,
): Promise<CleanMail | null> {
  return clean(`${caseId} ${messageId}`, () => htmlOfMail(ledger.db, caseId, messageId))
}

function htmlRoutes(setting: MailShownSetting): void {
  const { app, ledger, secret, publicUrl } = setting

  route(
    app,
    {
      method: 'GET',
      url: `${mailUrl}/html`,
      says: 'What is known of the HTML of a mail',
      params: Mail,
      answer: MailHtml,
    },
    async ({ params, request }) => {
      await mustLook(setting, request, params.caseId)
      const mail = await cleanedMail(setting, params)
      if (!mail) return { isShown: false, remote: 0, height: 0 }
      return { isShown: true, remote: mail.pictures.filter(isRemote).length, height: mail.height }
    },
  )

  app.get(`${mailUrl}/frame`, async (request, reply) => {
    const params = read('address', Mail, request.params)
    const { pictures, look, language } = read('query', FrameQuery, request.query)
    await mustLook(setting, request, params.caseId)
    const mail = await cleanedMail(setting, params)
    if (!mail) throw new Fault('not-found')
    const now = ledger.clock()
    const files = new Map(
      (await inlineFiles(ledger.db, params.caseId, params.messageId)).map(({ id, contentId }) => [
        contentId,
        id,
      ]),
    )
    const addressOf = (picture: Picture): string | null => {
      if ('url' in picture)
        return pictures === '1' ? pictureAddress(secret, 'remote', picture.url, now) : null
      const fileId = files.get(picture.contentId)
      return fileId === undefined ? null : pictureAddress(secret, 'file', fileId, now)
    }
    return await reply
      .headers(frameHeaders(placesOf(request, publicUrl)))
      .send(frameOf({ mail, look, language, addressOf }))
  })
}

function isRemote(picture: Picture): boolean {
  return 'url' in picture
}

/** Behind a proxy we do not know for sure under which name we were asked: under ours, or the one that the request tells. */
function placesOf(request: FastifyRequest, publicUrl: string | undefined): readonly string[] {
  const sites = new Set([siteOf(request, publicUrl), siteOf(request, undefined)])
  return [...sites].filter(site => /^https?:\/\/[\w.:[\]-]+$/.test(site)).map(site => `${site}${picturePath}`)
}

function sourceRoutes(setting: MailShownSetting): void {
  const { app, ledger, blobs, reception } = setting
  const { db } = ledger

  route(
    app,
    {
      method: 'GET',
      url: `${mailUrl}/how`,
      says: 'How a mail was read, and why so',
      params: Mail,
      answer: MailHow,
    },
    async ({ params, request }) => {
      await mustLook(setting, request, params.caseId)
      const row = await mailIn(db, params.caseId, params.messageId)
      if (!row) throw new Fault('not-found', say => say.mailNotNoted)
      return viewHow(row, browserLanguageOf(request))
    },
  )

  const rawThere = async ({ caseId, messageId }: z.output<typeof Mail>) => {
    const file = await rawMail(db, caseId, messageId)
    if (!file) throw new Fault('not-found', say => say.mailNotKept)
    return file
  }

  route(
    app,
    {
      method: 'GET',
      url: `${mailUrl}/raw`,
      says: 'The source of a mail, as it came',
      params: Mail,
      answer: MailRaw,
    },
    async ({ params, request }) => {
      await mustLook(setting, request, params.caseId)
      const raw = await rawOf(blobs, await rawThere(params))
      if (!raw) throw new Fault('not-found', say => say.fileGone)
      return raw
    },
  )

  app.get(`${mailUrl}/raw.eml`, async (request, reply) => {
    const params = read('address', Mail, request.params)
    await mustLook(setting, request, params.caseId)
    const file = await rawThere(params)
    return await serveFile(blobs, { ...file, name: 'mail.eml' }, reply)
  })

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/files/:fileId/text',
      says: 'A file as text',
      params: File,
      answer: FileText,
    },
    async ({ params, request }) => {
      await reception.asker(request)
      const file = await keptFile(db, params.fileId)
      if (!file) throw new Fault('not-found')
      await mustLook(setting, request, file.caseId)
      const text = await textOf(blobs, file)
      if (!text) throw new Fault('not-found', say => say.nothingToRead)
      return text
    },
  )
}

/** For the frame, which is nobody: no cookie comes with what it asks for, so the address itself is the leave. */
function pictureRoutes(setting: MailShownSetting): void {
  const { app, ledger, secret, blobs, fetchPicture } = setting
  const signedOf = (request: FastifyRequest, kind: PictureKind) => {
    const signed = read('query', Signed, request.query)
    if (!isSigned(secret, kind, signed, ledger.clock())) throw new Fault('not-found')
    return signed.of
  }

  app.get(`${picturePath}file`, async (request, reply) => {
    const file = await keptFile(ledger.db, signedOf(request, 'file'))
    if (!file) throw new Fault('not-found')
    return await serveFile(blobs, file, reply, { 'cross-origin-resource-policy': 'cross-origin' })
  })

  app.get(`${picturePath}remote`, async (request, reply) => {
    const picture = await fetchPicture(signedOf(request, 'remote'))
    if (!picture) throw new Fault('not-found')
    return await reply
      .headers({
        'content-type': picture.mediaType,
        'content-disposition': 'inline',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'private, max-age=3600',
      })
      .send(picture.bytes)
  })
}
