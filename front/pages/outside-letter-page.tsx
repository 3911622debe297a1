/** The letter that somebody takes to the body outside: one sheet that says where it stands. Needs no script; made for paper. */
import type { OutsideLetterPage } from '../../contract/pages.ts'
import { ladderWords } from '../../contract/words/ladder.ts'
import { outsideLetterWords } from '../../contract/words/outside-letter.ts'
import { useSpeech } from '../speech.tsx'

interface LetterProps {
  readonly page: OutsideLetterPage
  readonly organisation: string
}

export function OutsideLetterView({ page, organisation }: LetterProps) {
  const { language, tell } = useSpeech()
  const say = outsideLetterWords[language]
  const { reference, outside, applies } = page
  const { days } = ladderWords[language].page
  return (
    <div class="column outside-letter">
      <p class="print-not">{say.lead}</p>
      {outside.rights !== '' && <p class="print-not">{outside.rights}</p>}
      <p class="print-not soft">{say.print}</p>
      <h1>{say.title}</h1>
      <dl class="letter-head">
        <dt>{say.from}</dt>
        <dd>
          {organisation}, <time>{tell.date(page.writtenAt)}</time>
        </dd>
        <dt>{say.to}</dt>
        <dd>
          <address>
            {outside.name}
            {outside.address !== '' && <span class="outside-address">{outside.address}</span>}
            {outside.link !== '' && <span>{outside.link}</span>}
          </address>
        </dd>
        {page.customerName && (
          <>
            <dt>{say.customer}</dt>
            <dd dir="auto">{page.customerName}</dd>
          </>
        )}
      </dl>
      <h2>{say.about(reference)}</h2>
      <p>{say.opened(tell.date(page.openedAt))}</p>
      {page.firstWords && (
        <>
          <p>{say.began}</p>
          <blockquote dir="auto">{page.firstWords}</blockquote>
        </>
      )}
      <Wanted page={page} />
      <Decided page={page} />
      <h2>{say.standsTitle}</h2>
      <p>
        {applies.because === 'time' ? say.stands.time(days(applies.days ?? 0)) : say.stands[applies.because]}
      </p>
      <p>
        {say.may} {applies.until !== null && say.until(tell.date(applies.until))} {say.open}
      </p>
      <p>{organisation}</p>
      <p class="print-not">
        <a href={`/case/${encodeURIComponent(reference)}`}>{say.back}</a>
      </p>
    </div>
  )
}

function Wanted({ page: { points } }: Pick<LetterProps, 'page'>) {
  const { language } = useSpeech()
  const say = outsideLetterWords[language]
  if (points.length === 0) return null
  return (
    <>
      <h2>{say.wanted}</h2>
      <ol>
        {points.map(({ id, words, state, reason }) => (
          <li key={id} dir="auto">
            {words ?? say.erased}
            {state === 'settled' && ` (${say.settled})`}
            {state === 'taken-back' && ` (${say.takenBack(reason ?? say.erased)})`}
          </li>
        ))}
      </ol>
    </>
  )
}

function Decided({ page: { said } }: Pick<LetterProps, 'page'>) {
  const { language, tell } = useSpeech()
  const say = outsideLetterWords[language]
  return (
    <>
      <h2>{say.said}</h2>
      {said.length === 0 ? (
        <p>{say.nothingSaid}</p>
      ) : (
        <ul class="letter-said">
          {said.map(({ at, sentence, words }) => (
            <li key={`${at} ${sentence}`}>
              <time>{tell.date(at)}</time>: {sentence}
              {words !== null && <blockquote dir="auto">{words}</blockquote>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
