/** The mail doctor: what of our mail works, what does not, and what could not be looked at. Shared by the desk and the command line. */
import { z } from 'zod'

/** In the order in which they are shown. */
export const MAIL_DOCTOR_PARTS = ['address', 'in', 'mailboxes', 'out', 'dns'] as const

/** What may be found. Each has its sentence, and what to do, in contract/words/mail-doctor-en.ts. */
export const FINDINGS = [
  'door-answers',
  'door-silent',
  'tls-fine',
  'tls-own',
  'tls-ending',
  'tls-none',
  'takes-ours',
  'refuses-ours',
  'refuses-others',
  'takes-others',
  'relay-takes-us',
  'relay-plain',
  'relay-none',
  'relay-away',
  'relay-no-tls',
  'relay-no-login',
  'relay-other',
  'letters-flow',
  'letters-wait',
  'dns-away',
  'mx-found',
  'mx-none',
  'spf-covers',
  'spf-unsure',
  'spf-lacks',
  'spf-none',
  'spf-two',
  'dkim-fine',
  'dkim-other',
  'dkim-none',
  'dkim-off',
  'dmarc-found',
  'dmarc-none',
  'ptr-found',
  'ptr-none',
  'box-opens',
  'box-shut',
  'box-off',
  'no-boxes',
  'is-ours',
  'their-mx',
  'their-host',
  'their-no-mail',
  'their-domain-unknown',
  'is-customer',
  'is-nobody',
  'is-unreachable',
  'has-complained',
  'letters-arrive',
  'letter-not-sent',
] as const

export const MailFinding = z.object({
  code: z.enum(FINDINGS),
  /** `unknown`: it could not be looked at from here. */
  is: z.enum(['ok', 'trouble', 'unknown']),
  /** What stands in the sentence. */
  about: z.record(z.string(), z.string()),
})
export type MailFinding = z.infer<typeof MailFinding>
export type FindingCode = MailFinding['code']

/** GET /api/desk/setup/mail */
export const MailDoctorQuery = z.object({ address: z.string().trim().max(320).optional() })
export const MailDoctorView = z.object({
  at: z.number(),
  /** Lower-cased; null when only the house was looked at. */
  address: z.string().nullable(),
  parts: z.array(z.object({ name: z.enum(MAIL_DOCTOR_PARTS), findings: z.array(MailFinding) })),
  /** The last letters to the customer with this address, the newest first. */
  letters: z.array(
    z.object({
      reference: z.string(),
      queuedAt: z.number(),
      is: z.enum(['sent', 'not-sent', 'dropped', 'waiting']),
      settledAt: z.number().nullable(),
      againAt: z.number().nullable(),
      why: z.string().nullable(),
    }),
  ),
})
export type MailDoctorView = z.infer<typeof MailDoctorView>

/** POST /api/desk/setup/mail/trials: a mail is sent now. Null goes to ourselves, and shows whether mail comes in from outside. */
export const SendTrial = z.object({ to: z.string().trim().min(3).max(320).nullable() })
export type SendTrial = z.infer<typeof SendTrial>
export const TrialSent = z.object({
  id: z.string(),
  to: z.string(),
  at: z.number(),
  /** Whom it was given to; null for the outbox in the data folder. */
  relay: z.string().nullable(),
  /** What the relay said when it did not take it; null when it did. */
  failed: z.string().nullable(),
})
export type TrialSent = z.infer<typeof TrialSent>

/** GET /api/desk/setup/mail/trials/:id */
export const TrialId = z.object({ id: z.uuid() })
export const TrialCame = z.object({ cameBackAt: z.number().nullable() })
export type TrialCame = z.infer<typeof TrialCame>
