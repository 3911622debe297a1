/** Mails that are sent to see which way they go. Their Message-ID is one that only we make, so one that comes back opens no case. */
import { randomUUID } from 'node:crypto'
import type { Channel } from '../../../channels/channel.ts'
import type { Language } from '../../../contract/case.ts'
import { Fault } from '../../../contract/faults.ts'
import type { TrialSent } from '../../../contract/mail-doctor.ts'
import { mailDoctorWords } from '../../../contract/words/mail-doctor.ts'
import { relayOf } from '../../mail-doctor/relay.ts'

const MOST_AN_HOUR = 20
const HOUR_MS = 3_600_000

interface Trial {
  readonly to: string
  readonly smtpUrl: string | undefined
  readonly language: Language
}

export function openTrials({ mail, clock }: { readonly mail: Channel; readonly clock: () => number }) {
  let sent: readonly number[] = []
  return {
    async send({ to, smtpUrl, language }: Trial): Promise<TrialSent> {
      const at = clock()
      sent = sent.filter(before => before > at - HOUR_MS)
      if (sent.length >= MOST_AN_HOUR) throw new Fault('too-many')
      if (!/^[^\s@]+@[^\s@]+$/.test(to)) throw new Fault('bad-request', say => say.noWayToReach)
      sent = [...sent, at]
      const id = randomUUID()
      const { subject, text } = mailDoctorWords[language].trialMail
      const outcome = await mail.send({
        id: `trial-${id}`,
        to,
        subject,
        text,
        automatic: 'generated',
        attachments: [],
      })
      const relay = smtpUrl === undefined ? null : relayOf(smtpUrl).host
      return { id, to, at, relay, failed: 'failed' in outcome ? outcome.failed : null }
    },
  }
}
