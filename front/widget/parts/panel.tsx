/** What opens: the ways to a person and the box for one's own words, or the conversation that was begun. Not a trap: the page goes on. */
import { render } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Language } from '../../../contract/case.ts'
import { useWatched } from '../../islands/use-watched.ts'
import { apiAt } from '../api.ts'
import type { Contact, ContactView } from '../contact.ts'
import { contactWith } from '../contact.ts'
import type { Opening } from '../door.ts'
import { AroundProvider, type PanelWords, speechIn, useAround } from '../speech.ts'
import { CallForm } from './call-form.tsx'
import { Conversation } from './conversation.tsx'
import { StartForm } from './start-form.tsx'
import { WaysList } from './ways-list.tsx'

/** One for the page, however many buttons it shows. */
let contact: Contact | null = null

export function openPanelIn(language: Language, words: PanelWords, opening: Opening): () => void {
  contact ??= contactWith(apiAt(opening.base, language), opening.identity)
  render(<Panel contact={contact} language={language} words={words} opening={opening} />, opening.place)
  return () => render(null, opening.place)
}

interface PanelProps {
  readonly contact: Contact
  readonly language: Language
  readonly words: PanelWords
  readonly opening: Opening
}

function Panel({ contact: of, language, words, opening }: PanelProps) {
  const view = useWatched(of.view)
  const ways = view.ways === 'unreachable' ? null : view.ways
  const around = useMemo(
    () => ({ ...speechIn(language, words, ways), contact: of }),
    [language, words, ways, of],
  )
  useEffect(() => of.open(), [of])
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) opening.onClose(false)
  }
  // On a small screen the panel covers the page: whoever goes on with Tab goes on to what they can see.
  const leaving = ({ relatedTarget, currentTarget }: FocusEvent) => {
    const panel = currentTarget instanceof Element ? currentTarget : null
    if (relatedTarget instanceof Node && !panel?.contains(relatedTarget) && opening.isSheet())
      opening.onClose(true)
  }
  return (
    <AroundProvider value={around}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it wherever the focus is inside */}
      <div role="dialog" class="panel" aria-labelledby="title" onKeyDown={keys} onFocusOut={leaving}>
        <header>
          <h2 id="title" tabIndex={-1} ref={takeFocus}>
            {ways ? words.atHouse(ways.organisation.name) : words.open}
          </h2>
          <button type="button" onClick={() => opening.onClose(false)}>
            {words.close}
          </button>
        </header>
        <div class="body" aria-busy={view.ways === null}>
          {view.ways === null && <p>{words.loading}</p>}
          {view.ways === 'unreachable' && <Unreachable href={`${opening.base}/`} />}
          {ways && <Inside view={view} />}
        </div>
      </div>
    </AroundProvider>
  )
}

function Unreachable({ href }: { readonly href: string }) {
  const { words } = useAround()
  return (
    <p role="status">
      {words.unreachable}{' '}
      <a href={href} target="_blank" rel="noopener">
        {words.toPage}
      </a>
    </p>
  )
}

function Inside({ view }: { readonly view: ContactView }) {
  const { words } = useAround()
  const [isCalling, setCalling] = useState(false)
  if (view.talk) return <Conversation key={view.talk.held.reference} talk={view.talk} />
  return (
    <>
      {view.isGone && <p class="notice">{words.talk.gone}</p>}
      {isCalling ? (
        <CallForm onClose={() => setCalling(false)} />
      ) : (
        <Writing view={view} onCall={() => setCalling(true)} />
      )}
    </>
  )
}

interface WritingProps {
  readonly view: ContactView
  readonly onCall: () => void
}

/** The box for one's own words, and the way to be called instead. */
function Writing({ view, onCall }: WritingProps) {
  const { words } = useAround()
  return (
    <>
      <WaysList view={view} />
      <p class="acts">
        <button type="button" onClick={onCall}>
          {words.called.way.link}
        </button>{' '}
        <span class="hint">{words.called.way.keeps}</span>
      </p>
      <StartForm view={view} />
    </>
  )
}

function takeFocus(heading: HTMLElement | null): void {
  heading?.focus()
}
