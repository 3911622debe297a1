/** What is measured in public, as sentences with a number in each. No figure without what it counts. */
import type { CharterPage } from '../../contract/charter.ts'
import { charterWords } from '../../contract/words/charter.ts'
import { countedWords } from '../../contract/words/counted.ts'
import { quoteWords } from '../../contract/words/quote.ts'
import { figuresWords, sayShare } from '../../contract/words/figures.ts'
import { FigureList } from '../parts/charter-figures.tsx'
import { PersonNear } from '../parts/person-near.tsx'
import { useSpeech } from '../speech.tsx'

export function CharterPageView({ page }: { readonly page: CharterPage }) {
  const { tell, language } = useSpeech()
  const promised = charterWords[language]
  const says = countedWords[language]
  const figures = figuresWords[language]
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
            <FigureList page={page} of={id} />
            {id === 'G3' && <ToldWaits page={page} />}
            {(id === 'G10' || id === 'G11') && <p>{figures.notYet[id]}</p>}
            {id === 'G12' && <p>{figures.beside(besideFigures(page))}</p>}
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
      <p>
        {says.counted(tell.moment(page.at))}
        {page.uncounted > 0 && ` ${figures.uncounted(page.uncounted)}`}
      </p>
      <ul class="plain">
        <li>
          <a href={`/charter.csv?year=${page.year}`}>{figures.year(page.year)}</a>
        </li>
        <li>
          <a href="/charter.json">{says.asData}</a>
        </li>
      </ul>
      <PersonNear writeHref="/" />
    </div>
  )
}

/** Guarantees of which something was counted; the last one speaks of all the others. */
function besideFigures({ figures, toldInYear }: CharterPage): number {
  const measured = new Set(figures.filter(({ inYear }) => inYear.count > 0).map(({ of }) => of))
  const { kept, broken } = toldInYear.waits
  return measured.size + (kept + broken > 0 ? 1 : 0) + 1
}

/** How often a wait that was told was true. */
function ToldWaits({ page: { told, toldInYear } }: { readonly page: CharterPage }) {
  const { language } = useSpeech()
  const says = quoteWords[language].charter
  const { waits, atOnce } = told
  const known = waits.kept + waits.broken
  const year = toldInYear.waits
  return (
    <>
      <p>
        {[
          waits.told === 0 ? says.none : says.measured(waits.told),
          ...(waits.share === null
            ? []
            : [says.kept(waits.kept, known, sayShare(language, waits.kept, known)), says.ghosts]),
          ...(waits.open === 0 ? [] : [says.open(waits.open)]),
          ...(waits.unknown === 0 ? [] : [says.unknown(waits.unknown)]),
          ...(year.share === null || year.told === waits.told
            ? []
            : [says.year(sayShare(language, year.kept, year.kept + year.broken), year.kept + year.broken)]),
        ].join(' ')}
      </p>
      {atOnce.kept + atOnce.broken > 0 && <p>{says.atOnce(atOnce.kept, atOnce.kept + atOnce.broken)}</p>}
    </>
  )
}
