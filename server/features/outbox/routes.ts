/** The demo's outbox: what would have been mailed. For this machine only, and only where everybody is invented. */
import type { FastifyInstance } from 'fastify'
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

const Query = z.object({ open: z.string().max(200).optional() })

export function outboxRoutes({ app, directory, pages, outboxFolder }: OutboxSetting): void {
  app.get('/outbox', async (request, reply) => {
    const house = await directory.house()
    if (outboxFolder === null || !house.organisation.isDemo || !isLoopback(remoteOf(request)))
      throw new Fault('not-found')
    const query = read('query', Query, request.query)
    const mails = await listOutbox(outboxFolder)
    const mail = query.open === undefined ? null : await readOutbox(outboxFolder, query.open)
    return pages.send(request, reply, house, {
      page: 'outbox',
      mails: mails.map(({ id, to, subject, at }) => ({ id, to, subject, at })),
      open: mail && { id: mail.id, to: mail.to, subject: mail.subject, at: mail.at, text: mail.text },
    })
  })
}
