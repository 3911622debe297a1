/** The mail doctor in the desk: leads and administrators look, administrators send a trial. */
import type { FastifyInstance } from 'fastify'
import type { Channel } from '../../../channels/channel.ts'
import {
  MailDoctorQuery,
  MailDoctorView,
  SendTrial,
  TrialCame,
  TrialId,
  TrialSent,
} from '../../../contract/mail-doctor.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { route } from '../../http/route.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { examineMail, type MailPatient } from '../../mail-doctor/doctor.ts'
import { mailCameAt } from '../../mail-doctor/sql.ts'
import { openTrials } from './handle.ts'

export interface MailDoctorSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly reception: Reception
  readonly mail: Channel
  /** What does not change from look to look; the port is known once the door is open. */
  readonly patient: () => Omit<MailPatient, 'now' | 'db'>
}

export function mailDoctorRoutes({ app, ledger, reception, mail, patient }: MailDoctorSetting): void {
  const { domain } = patient()
  const trials = openTrials({ mail, clock: ledger.clock })

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/setup/mail',
      says: 'What of our mail works, and whether it reaches an address',
      query: MailDoctorQuery,
      answer: MailDoctorView,
    },
    async ({ query, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'see setup', null)
      return await examineMail({ ...patient(), db: ledger.db, now: ledger.clock() }, query.address || null)
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/setup/mail/trials',
      says: 'Sends a mail now, to try it out',
      body: SendTrial,
      answer: TrialSent,
    },
    async ({ body, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'set up channels', null)
      return await trials.send({
        to: body.to ?? `help@${domain}`,
        smtpUrl: patient().smtpUrl,
        language: browserLanguageOf(request),
      })
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/setup/mail/trials/:id',
      says: 'Whether a mail that was sent to try it out came in here',
      params: TrialId,
      answer: TrialCame,
    },
    async ({ params, request }) => {
      const { actor } = await reception.asker(request)
      mustBeAllowed(actor, 'set up channels', null)
      return { cameBackAt: await mailCameAt(ledger.db, `trial-${params.id}@${domain}`) }
    },
  )
}
