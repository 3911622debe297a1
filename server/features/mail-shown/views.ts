/** How a mail was read, in the words of whoever looks. What was kept with it may be older than this code, so each part is looked at. */
import { z } from 'zod'
import type { Language } from '../../../contract/case.ts'
import type { MailHow } from '../../../contract/mail-shown.ts'
import { mailShownWords } from '../../../contract/words/mail-shown.ts'
import type { MailInRow } from './sql.ts'

const Said = z.object({ en: z.string(), es: z.string() })
const Kept = z.object({
  answers: z
    .array(
      z.object({
        question: z.string(),
        is: z.boolean(),
        why: Said.nullable().catch(null),
        by: z.array(z.object({ name: z.string(), value: z.string() })).catch([]),
      }),
    )
    .catch([]),
  case: z
    .union([Said, z.string(), z.object({ how: z.string() }).transform(({ how }) => how)])
    .nullable()
    .catch(null),
  verdicts: z.object({ spf: z.string(), dkim: z.string(), dmarc: z.string() }).nullable().catch(null),
})

export function viewHow(row: MailInRow, language: Language): MailHow {
  const kept = Kept.parse(typeof row.answers === 'object' ? row.answers : {})
  const words = mailShownWords[language]
  const asked: Readonly<Record<string, string>> = words.asks
  const ways: Readonly<Record<string, string>> = words.ways
  const found = typeof kept.case === 'string' ? (ways[kept.case] ?? null) : (kept.case?.[language] ?? null)
  return {
    subject: row.subject,
    from: row.from,
    cameAt: row.cameAt,
    source: row.source,
    kind: row.kind,
    answers: kept.answers.map(({ question, is, why, by }) => ({
      question,
      asks: asked[question] ?? question,
      is,
      why: why?.[language] ?? null,
      by,
    })),
    found,
    verdicts: kept.verdicts,
  }
}
