/** The way to a person in one line, above what there is to read. */
import { helpWords } from '../../contract/words/help.ts'
import { useSpeech } from '../speech.tsx'
import { telHref } from './tel-href.ts'

export function AskInstead() {
  const { words, language, organisation } = useSpeech()
  return (
    <p class="ask-instead">
      <span>{helpWords[language].askInstead}</span> <a href="/">{words.person.write}</a>
      {organisation.phone && (
        <>
          {' '}
          <a href={telHref(organisation.phone)}>{words.person.ring(organisation.phone)}</a>
        </>
      )}
    </p>
  )
}
