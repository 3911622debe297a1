/** `/help`: what there is to read, by topic, with a search that needs no script. A person is in sight above and below. */
import type { HelpItem, HelpPage } from '../../contract/pages.ts'
import type { HelpWords } from '../../contract/words/help-en.ts'
import { helpWords } from '../../contract/words/help.ts'
import { AskInstead } from '../parts/ask-instead.tsx'
import { Field } from '../parts/field.tsx'
import { inShort } from '../parts/in-short.ts'
import { PersonNear } from '../parts/person-near.tsx'
import { useSpeech } from '../speech.tsx'

export function HelpPageView({ page }: { readonly page: HelpPage }) {
  const { language } = useSpeech()
  const says = helpWords[language]
  return (
    <div class="column">
      <h1>{says.title}</h1>
      <p class="lead">{says.lead}</p>
      <AskInstead />
      <form class="find" method="get" action="/help" role="search">
        <Field name="q" label={says.search} hint={says.searchHint}>
          {described => (
            <input {...described} dir="auto" inputMode="search" maxLength={200} defaultValue={page.typed} />
          )}
        </Field>
        <button class="second">{says.find}</button>
      </form>
      {page.found && <Found typed={page.typed} found={page.found} says={says} />}
      <Topics page={page} says={says} />
      <PersonNear writeHref="/" />
    </div>
  )
}

interface FoundProps {
  readonly typed: string
  readonly found: readonly HelpItem[]
  readonly says: HelpWords
}

function Found({ typed, found, says }: FoundProps) {
  return (
    <section aria-labelledby="found-title">
      <h2 id="found-title">{says.found(inShort(typed))}</h2>
      {found.length === 0 ? <p>{says.nothing}</p> : <Items items={found} />}
    </section>
  )
}

function Topics({ page: { topics, found }, says }: { readonly page: HelpPage; readonly says: HelpWords }) {
  if (topics.length === 0) return <p>{says.nothingYet}</p>
  return (
    <section aria-label={says.everything}>
      {found && <p class="soft">{says.everything}</p>}
      {topics.map(({ topic, articles }) => (
        <div key={topic} class="topic">
          <h2>{inShort(topic) || says.otherTopics}</h2>
          {found ? <Titles items={articles} /> : <Items items={articles} />}
        </div>
      ))}
    </section>
  )
}

function Items({ items }: { readonly items: readonly HelpItem[] }) {
  return (
    <ul class="plain articles">
      {items.map(({ href, title, lead, language }) => (
        <li key={href} lang={language} dir="auto">
          <a href={href}>{title}</a>
          <span>{lead}</span>
        </li>
      ))}
    </ul>
  )
}

/** Under what was found, the rest is only named. */
function Titles({ items }: { readonly items: readonly HelpItem[] }) {
  return (
    <ul>
      {items.map(({ href, title, language }) => (
        <li key={href} lang={language} dir="auto">
          <a href={href}>{title}</a>
        </li>
      ))}
    </ul>
  )
}
