/** What somebody may do, for what, and until which day: the least of each is chosen already. */
import type { TermChoice } from '../../contract/pages.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { useSpeech } from '../speech.tsx'

interface ActingTermsProps {
  readonly terms: readonly TermChoice[]
  /** Several of these may stand on one page. */
  readonly prefix: string
}

export function ActingTerms({ terms, prefix }: ActingTermsProps) {
  const { language, tell } = useSpeech()
  const says = helpersWords[language].form
  return (
    <>
      <Choices
        name="scope"
        prefix={prefix}
        legend={says.scope}
        choices={[
          ['read-and-write', says.reads],
          ['decide', says.decides],
        ]}
      />
      <Choices
        name="matters"
        prefix={prefix}
        legend={says.matters}
        choices={[
          ['this', says.here],
          ['all', says.everywhere],
        ]}
      />
      <Choices
        name="term"
        prefix={prefix}
        legend={says.term}
        choices={terms.map(({ term, until }) => [term, says.until(tell.date(until))])}
      />
    </>
  )
}

interface ChoicesProps {
  readonly name: string
  readonly prefix: string
  readonly legend: string
  readonly choices: readonly (readonly [value: string, says: string])[]
}

function Choices({ name, prefix, legend, choices }: ChoicesProps) {
  return (
    <fieldset class="choices">
      <legend class="label">{legend}</legend>
      {choices.map(([value, says], index) => (
        <div key={value} class="choice">
          <input
            type="radio"
            id={`${prefix}${name}-${value}`}
            name={name}
            value={value}
            defaultChecked={index === 0}
          />
          <label for={`${prefix}${name}-${value}`}>{says}</label>
        </div>
      ))}
    </fieldset>
  )
}
