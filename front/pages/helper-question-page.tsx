/** Behind the link that was sent to an account holder: may this person act for you? Opening it decides nothing. */
import type { HelperQuestionPage } from '../../contract/pages.ts'
import type { HelpersWords } from '../../contract/words/helpers-en.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { ActingTerms } from '../parts/acting-terms.tsx'
import { Headline } from '../parts/headline.tsx'
import { PersonNear } from '../parts/person-near.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useSpeech } from '../speech.tsx'

export function HelperQuestionView({ page }: { readonly page: HelperQuestionPage }) {
  const { language, tell } = useSpeech()
  const says = helpersWords[language].question
  const { helper, by, at } = page
  const isAsked = helper.standing === 'asked'
  const answered = isAsked ? null : answerOf(page, says, tell.date)
  return (
    <div class="column">
      <Headline says={answered ?? says.title(helper.name)} isOurs />
      <ProblemNotice problem={page.problem} />
      {isAsked ? (
        <>
          <p class="lead">
            {(by === 'agent' ? says.byAgent : says.byReporter)(helper.name, tell.moment(at))}
          </p>
          <p>{says.address(helper.masked)}</p>
          <Answer page={page} />
        </>
      ) : (
        <>
          <p>{says.close}</p>
          {helper.standing === 'acting' && <No page={page} label={says.takeBack} />}
        </>
      )}
      <PersonNear />
    </div>
  )
}

function answerOf(
  { helper }: HelperQuestionPage,
  says: HelpersWords['question'],
  date: (at: number) => string,
): string {
  if (helper.standing === 'acting') return says.yesSaid(helper.name, date(helper.until))
  return helper.standing === 'declined' ? says.noSaid(helper.name) : says.ended(helper.name)
}

function Answer({ page }: { readonly page: HelperQuestionPage }) {
  const { language, formToken } = useSpeech()
  const says = helpersWords[language].question
  return (
    <>
      <form method="post" action={`/helper/${page.helper.id}/yes`}>
        <input type="hidden" name="token" value={formToken} />
        <input type="hidden" name="k" value={page.key} />
        <ActingTerms terms={page.terms} prefix="" />
        <button class="main">{says.yes}</button>
      </form>
      <h2>{says.orNo}</h2>
      <No page={page} label={says.no} />
    </>
  )
}

function No({ page, label }: { readonly page: HelperQuestionPage; readonly label: string }) {
  const { formToken } = useSpeech()
  return (
    <form method="post" action={`/helper/${page.helper.id}/no`}>
      <input type="hidden" name="token" value={formToken} />
      <input type="hidden" name="k" value={page.key} />
      <button class="second">{label}</button>
    </form>
  )
}
