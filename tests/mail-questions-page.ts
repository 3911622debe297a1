/**
 * Writes docs/mail-questions.md: what is asked of each mail, in which order and why, and where it goes. Run it by
 * `node_modules/.bin/node tests/mail-questions-page.ts`; a test compares the page with what this would write.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Place, TREATMENTS } from '../domain/mail/places.ts'
import { ORDER } from '../domain/mail/what.ts'

const page = join(import.meta.dirname, '../docs/mail-questions.md')

const PLACES: Readonly<Record<Place, string>> = {
  case: 'its words in a case',
  story: 'a note in the case',
  aside: 'set aside',
}

const INTRODUCTION = `# What is this mail?

Written from \`domain/mail/what.ts\` and \`places.ts\` by \`tests/mail-questions-page.ts\`; do not edit.

Each mail is asked these questions in this order, until one says yes. A mail to which all say no is somebody's words. The answers and
the headers that decided are kept with the mail. Headers are what their sender wrote and prove nothing; so a wrong yes must cost
little: nothing is thrown away, and what stands aside is looked at by somebody, who can make it a case.
`

/** The page as Markdown. */
export function mailQuestionsPage(): string {
  const asked = ORDER.map(
    ({ question, yes, stands }, at) =>
      `| ${at + 1} | ${question.asks.en} | ${yes} | ${stands} | \`${question.name}\` |`,
  )
  const kinds = ['person' as const, ...ORDER.map(({ question }) => question.name)]
  const treated = kinds.map(kind => {
    const { withCase, withoutCase, getsReceipt, says } = TREATMENTS[kind]
    const opens = withoutCase === 'case' ? 'a new case' : PLACES[withoutCase]
    return `| \`${kind}\` | ${PLACES[withCase]} | ${opens} | ${getsReceipt ? 'yes' : 'never'} | ${says.en} |`
  })
  return [
    INTRODUCTION,
    '| | question | what is a yes | why it stands here | kind |',
    '|--:|---|---|---|---|',
    ...asked,
    '',
    '## Where it goes',
    '',
    '| kind | where its case is known | where none is | receipt | in words |',
    '|---|---|---|---|---|',
    ...treated,
    '',
  ].join('\n')
}

if (import.meta.main) writeFileSync(page, mailQuestionsPage())
