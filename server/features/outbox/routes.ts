/** The demo's outbox: what would have been mailed. For this machine only, and only where everybody is invented. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listOutbox, readOutbox } from '../../../channels/mail/outbox.ts'
import { Fault } from '../../../contract/faults.ts'
import type { Pages } from '../../http/pages.ts'
import { isLoopback, remoteOf } from '../../http/remote.ts'
import { read } from '../../http/route.ts'
import type { Directory } from '../../ledger/directory.ts'

export interface OutboxSetting {
  readonly app: FastifyInstance
  readonly directory: Directory
  readonly pages: Pages
  /** Null when mail goes out through a relay. */
  readonly outboxFolder: string | null
}

const MailId = z.string().max(200).optional()

export function outboxRoutes({ app, directory, pages, outboxFolder }: OutboxSetting): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, id: string | undefined) => {
    const house = await directory.house()
    if (outboxFolder === null || !house.organisation.isDemo || !isLoopback(remoteOf(request)))
      throw new Fault('not-found')
    const mails = await listOutbox(outboxFolder)
    const mail = id === undefined ? null : await readOutbox(outboxFolder, id)
    if (id !== undefined && !mail) throw new Fault('not-found')
    return pages.send(request, reply, house, {
      page: 'outbox',
      mails: mails.map(({ id: mailId, to, subject, at }) => ({ id: mailId, to, subject, at })),
      open: mail && { id: mail.id, to: mail.to, subject: mail.subject, at: mail.at, text: mail.text },
    })
  }

  app.get('/outbox', async (request, reply) => {
    const { open } = read('query', z.object({ open: MailId }), request.query)
    return await show(request, reply, open)
  })
  app.get('/outbox/:id', async (request, reply) => {
    const { id } = read('address', z.object({ id: MailId }), request.params)
    return await show(request, reply, id)
  })
}
