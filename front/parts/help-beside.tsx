/** Articles beside the contact form, never in front of it: what is read most, and with script what fits the words being written. */
import type { HelpLink } from '../../contract/pages.ts'
import { helpWords } from '../../contract/words/help.ts'
import { useSpeech } from '../speech.tsx'

interface HelpBesideProps {
  readonly most: readonly HelpLink[]
  /** What fits; null while nothing does. */
  readonly fitting: readonly HelpLink[] | null
}

export function HelpBeside({ most, fitting }: HelpBesideProps) {
  const { language } = useSpeech()
  const says = helpWords[language]
  if (most.length === 0) return null
  return (
    <aside class="beside" aria-labelledby="beside-title">
      <h2 id="beside-title">{fitting ? says.besideFits : says.beside}</h2>
      <ul class="plain">
        {(fitting ?? most).map(({ title, href, language: written }) => (
          <li key={href}>
            <a href={href} lang={written} dir="auto">
              {title}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/help">{says.all}</a>
      </p>
    </aside>
  )
}
