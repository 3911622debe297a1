/** What was measured of one guarantee: each figure with what it counts, for the last days and for a year, and how it is measured. */
import type { FigureCount, FigureView } from '../../contract/charter.ts'
import type { CharterPage } from '../../contract/charter.ts'
import type { FigureWords } from '../../contract/words/figures-en.ts'
import { figuresWords, sayDuration, sayShare } from '../../contract/words/figures.ts'
import { useSpeech } from '../speech.tsx'

export function FigureList({ page, of }: { readonly page: CharterPage; readonly of: FigureView['of'] }) {
  const { language } = useSpeech()
  const words = figuresWords[language]
  const figures = page.figures.filter(figure => figure.of === of)
  return (
    <>
      {of === 'G3' && <ToldFigure page={page} />}
      {figures.map(figure => (
        <Figure key={figure.id} figure={figure} page={page} words={words.figures[figure.id]} />
      ))}
      {figures.length > 0 && (
        <details class="how">
          <summary>{words.how}</summary>
          <dl>
            {figures.map(({ id }) => (
              <div key={id}>
                <dt>{words.figures[id].name}</dt>
                <dd>{words.figures[id].how}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}

interface FigureProps {
  readonly figure: FigureView
  readonly page: CharterPage
  readonly words: FigureWords
}

function Figure({ figure, page, words }: FigureProps) {
  const { language } = useSpeech()
  const { lately, inYear } = figuresWords[language]
  const shown = (count: FigureCount) => <Shown count={count} words={words} value={figure.value} />
  return (
    <div class="figure">
      <p class="figure-name">{words.name}</p>
      <dl class="figure-counts">
        <div>
          <dt>{lately(page.days)}</dt>
          {shown(figure.lately)}
        </div>
        <div>
          <dt>{inYear}</dt>
          {shown(figure.inYear)}
        </div>
      </dl>
    </div>
  )
}

interface ShownProps {
  readonly count: FigureCount
  readonly words: FigureWords
  readonly value: FigureView['value']
}

function Shown({ count: { count, good, mean }, words, value }: ShownProps) {
  const { language, tell } = useSpeech()
  const { nothing } = figuresWords[language]
  if (count === 0 && words.shows !== 'count') return <dd class="figure-none">{nothing}</dd>
  const all = tell.count(count)
  const main = {
    share: () => sayShare(language, good, count),
    failures: () => tell.count(count - good),
    count: () => all,
  }[words.shows]()
  const average =
    mean === null || value === null
      ? null
      : value === 'time'
        ? sayDuration(language, mean)
        : mean.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 2 })
  return (
    <dd>
      <strong>{main}</strong> {words.of(all)}
      {average !== null && words.mean && <span>{words.mean(average)}</span>}
    </dd>
  )
}

/** Waits that were told are kept beside quotes; here they stand as the other figures do. */
function ToldFigure({ page: { told, toldInYear, days } }: { readonly page: CharterPage }) {
  const { language, tell } = useSpeech()
  const words = figuresWords[language]
  const shown = ({ kept, broken }: { readonly kept: number; readonly broken: number }) =>
    kept + broken === 0 ? (
      <dd class="figure-none">{words.nothing}</dd>
    ) : (
      <dd>
        <strong>{sayShare(language, kept, kept + broken)}</strong> {words.told.of(tell.count(kept + broken))}
      </dd>
    )
  return (
    <div class="figure">
      <p class="figure-name">{words.told.name}</p>
      <dl class="figure-counts">
        <div>
          <dt>{words.lately(days)}</dt>
          {shown(told.waits)}
        </div>
        <div>
          <dt>{words.inYear}</dt>
          {shown(toldInYear.waits)}
        </div>
      </dl>
    </div>
  )
}
