/** An advertisement or newsletter: sent to many at once by a service for that, with a way to leave. Nobody who has a matter writes so. */
import { evidence, headerThat } from '../headers.ts'
import type { Mail, MailHeader, Question } from '../mail.ts'
import { answersUs, foreignListHeaders } from '../ours.ts'

export const bulk: Question = {
  name: 'bulk',
  asks: {
    en: 'Is it a newsletter or an advertisement?',
    es: '¿Es un boletín o publicidad?',
  },
  answer(mail, known) {
    if (answersUs(mail, known)) return null
    // One can leave a discussion list as well, but there one also posts.
    const listed = foreignListHeaders(mail, known)
    const wayOut = listed.find(header => header.name === 'list-unsubscribe')
    const mark = markOfService(mail)
    if (!wayOut || !mark || listed.some(header => header.name === 'list-post')) return null
    return {
      why: {
        en: 'It was sent to many by a mailing service: one can unsubscribe from it.',
        es: 'Lo envió a muchas personas un servicio de envíos: uno puede darse de baja.',
      },
      by: evidence(wayOut, mark),
    }
  },
}

/** What mailing services write beside the way out. */
function markOfService(mail: Mail): MailHeader | null {
  return (
    headerThat(mail, ['list-unsubscribe-post'], /one-click/) ??
    headerThat(mail, ['precedence'], /^(?:bulk|junk)\b/) ??
    headerThat(mail, MARKS, /\S/) ??
    mail.headers.find(({ name }) =>
      /^x-(?:mailchimp|mc|mj|sib|sfmc|klaviyo|campaign|newsletter|mailgun)/.test(name),
    ) ??
    null
  )
}

const MARKS = [
  'feedback-id',
  'x-csa-complaints',
  'x-report-abuse',
  'x-report-abuse-to',
  'x-abuse-reports-to',
  'x-job',
  'x-ses-outgoing',
  'x-sg-eid',
  'x-mailer-recptid',
  'x-rpcampaign',
  'x-rext',
  'x-ecs-mailid',
  'x-emarsys-environment',
  'x-elqsiteid',
  'x-hubspot-correlation-id',
  'x-mailin-campaign',
  'x-messagebus-info',
  'x-mandrill-user',
  'x-virtual-mta',
  'x-virtualserver',
]
