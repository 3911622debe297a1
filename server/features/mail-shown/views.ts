/** How a mail was read, in the language of whoever looks. */
import type { Language } from '../../../contract/case.ts'
import type { MailHow } from '../../../contract/mail-shown.ts'
import { ORDER } from '../../../domain/mail/what.ts'
import type { MailInRow } from './sql.ts'

export function viewHow({ answers, ...row }: MailInRow, language: Language): MailHow {
  return {
    ...row,
    answers: answers.asked.map(({ question, is, why, by }) => ({
      question,
      // A question that is asked no more is known by its name.
      asks: ORDER.find(one => one.question.name === question)?.question.asks[language] ?? question,
      is,
      why: why?.[language] ?? null,
      by: [...by],
    })),
    found: answers.found && { why: answers.found.why[language], value: answers.found.value },
    verdicts: answers.verdicts,
  }
}
