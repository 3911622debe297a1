/** A mail in a case, as it can be looked at beside its words. All under /api/desk/cases/:caseId/mails/:messageId. */
import { z } from 'zod'
import { Language } from './case.ts'

/** GET …/html: what is known of its HTML before any of it is shown. The frame itself is …/frame?pictures=&look= */
export const MailHtml = z.object({
  /** False when it has none that could be made safe in reasonable time: its words are all there is. */
  isShown: z.boolean(),
  /** Pictures that lie elsewhere and were not loaded. */
  remote: z.number(),
  /** In CSS pixels, as far as it can be told without showing it. */
  height: z.number(),
})
export type MailHtml = z.infer<typeof MailHtml>

/** GET …/raw: its source, as far as it is shown. …/raw.eml is all of it. */
export const MailRaw = z.object({ text: z.string(), size: z.number(), isCut: z.boolean() })
export type MailRaw = z.infer<typeof MailRaw>

const Header = z.object({ name: z.string(), value: z.string() })

/** GET …/how: what was asked of it, what was answered, and by which headers. */
export const MailHow = z.object({
  subject: z.string(),
  from: z.string().nullable(),
  cameAt: z.number(),
  source: z.string(),
  /** `person`, or the question that said yes. */
  kind: z.string(),
  answers: z.array(
    z.object({
      question: z.string(),
      asks: z.string(),
      is: z.boolean(),
      why: z.string().nullable(),
      by: z.array(Header),
    }),
  ),
  /** How its case was found, and by what; null where none was, and it began one. */
  found: z.object({ why: z.string(), value: z.string() }).nullable(),
  verdicts: z.object({ spf: z.string(), dkim: z.string(), dmarc: z.string() }).nullable(),
})
export type MailHow = z.infer<typeof MailHow>

/** GET /api/desk/files/:fileId/text: a file as text: plain, a table, a calendar, or the parts of a mail. */
export const FileText = z.object({ text: z.string(), isCut: z.boolean() })
export type FileText = z.infer<typeof FileText>

export const Look = z.enum(['light', 'dark'])
export const FrameQuery = z.object({
  /** The agent said yes to pictures that lie elsewhere. */
  pictures: z.enum(['0', '1']).default('0'),
  look: Look.default('light'),
  language: Language.default('en'),
})
