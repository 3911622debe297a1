/** What is measured in public, as sentences with a number in each. No figure without what it counts. */
import type { CharterPage } from '../../contract/pages.ts'
import { charterWords } from '../../contract/words/charter.ts'
import { PersonNear } from '../parts/person-near.tsx'
import { useSpeech } from '../speech.tsx'

export function CharterPageView({ page }: { readonly page: CharterPage }) {
  const { words, tell, language } = useSpeech()
  const promised = charterWords[language]
  const says = words.charter
  return (
    <div class="column">
      <h1>{says.title}</h1>
      <p class="lead">{says.lead}</p>
      <h2>{promised.title}</h2>
      <p class="soft">{promised.intro}</p>
      <ol class="guarantees plain">
        {page.guarantees.map(({ id, standing, againstIt }) => (
          <li key={id}>
            <h3>{promised.promises[id]}</h3>
            <p data-standing={standing}>
              {promised.standing[standing]}
              {againstIt !== null && againstIt > 0 && ` ${promised.againstIt(againstIt)}`}
            </p>
            {id === 'G2' && page.sellingMinutes > 0 && (
              <p>{promised.selling(page.sellingMinutes, page.waitingCausedBySellingMinutes)}</p>
            )}
          </li>
        ))}
      </ol>
      <h2>{says.now}</h2>
      <ul>
        <li>{says.waiting(page.waiting)}</li>
        <li>{says.inHand(page.inHand)}</li>
        <li>{says.unconfirmed(page.unconfirmed)}</li>
        <li>{says.resting(page.resting)}</li>
        <li>{says.promisesOpen(page.promisesOpen)}</li>
      </ul>
      <h2>{says.lately(page.days)}</h2>
      <ul>
        <li>{says.solved(page.solved)}</li>
        <li>{says.promisesKept(page.promisesKept)}</li>
        <li>{says.promisesBroken(page.promisesBroken)}</li>
      </ul>
      <h2>{says.order}</h2>
      <p>{says.orderSays}</p>
      {page.answerWithinHours !== null && (
        <>
          <h2>{says.letters}</h2>
          <p>{says.lettersSay(page.answerWithinHours)}</p>
        </>
      )}
      <p>{says.counted(tell.moment(page.at))}</p>
      <p>
        <a href="/charter.json">{says.asData}</a>
      </p>
      <PersonNear writeHref="/" />
    </div>
  )
}
