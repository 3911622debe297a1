/** Finds an article and puts it into what is being written: its link, or its words. */
import { Modal } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { z } from 'zod'
import type { FoundArticle, FoundArticles } from '../../contract/article.ts'
import { articleWords } from '../../contract/words/articles.ts'
import { ask, NotDone } from '../api/ask.ts'
import { useWordsOf } from '../choices.tsx'
import { useWorld } from '../commands/world.tsx'
import { changeDraft, readDraft } from '../drafts.ts'
import { Sentence } from '../parts/said.tsx'
import { leaveKeyboardToChoice, takeKeyboard } from './focus.ts'

const PAUSE = 120 // milliseconds

export default function InsertArticle({ onClose }: { onClose: () => void }) {
  const words = useWordsOf(articleWords)
  const { open, write } = useWorld()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const { found, isNewest, error } = useFound(typed)
  const current = found[Math.min(at, found.length - 1)]
  // Pressed before the answer to what was typed is there: done when it comes, and never with what stood there before.
  const [wish, setWish] = useState<'link' | 'words' | null>(null)
  const insert: Insert = (article, what) => {
    if (!isNewest) return setWish(what)
    if (!article || !open) return
    leaveKeyboardToChoice()
    onClose()
    write(
      insertIntoDraft(open.summary.id, what === 'link' ? `${article.title}: ${article.href}` : article.words),
    )
  }
  const insertWished = useEffectEvent(() => {
    if (wish) insert(current, wish)
  })
  useEffect(() => {
    if (isNewest) insertWished()
  }, [isNewest])
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setAt((Math.min(at, found.length - 1) + by + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') insert(current, event.shiftKey ? 'words' : 'link')
    else return
    event.preventDefault()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      title={words.insert}
      classNames={{ header: 'hidden' }}
      lockScroll={false}
      size="lg"
      yOffset="12vh"
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <input
        className="palette-input"
        ref={takeKeyboard}
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${found.indexOf(current)}` : undefined}
        aria-label={words.insertFind}
        aria-describedby={`${id}-hint`}
        placeholder={words.insertFind}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          setAt(0)
          setWish(null)
        }}
        onKeyDown={press}
      />
      {error instanceof NotDone && <Sentence failure={error.failure} />}
      <Choices id={id} found={found} current={current} insert={insert} press={press} />
      {isNewest && found.length === 0 && <p className="hint insert-foot">{words.none}</p>}
      <Foot hintId={`${id}-hint`} current={current} insert={insert} />
    </Modal>
  )
}

type Insert = (article: FoundArticle | undefined, what: 'link' | 'words') => void

interface ChoicesProps {
  readonly id: string
  readonly found: readonly FoundArticle[]
  readonly current: FoundArticle | undefined
  readonly insert: Insert
  readonly press: (event: KeyboardEvent) => void
}

function Choices({ id, found, current, insert, press }: ChoicesProps) {
  const words = useWordsOf(articleWords)
  return (
    <div className="palette-list" role="listbox" id={`${id}-list`} aria-label={words.insert}>
      {found.map((article, index) => (
        <div
          key={article.href}
          id={`${id}-${index}`}
          role="option"
          aria-selected={article === current}
          className="palette-row"
          tabIndex={-1}
          onClick={event => insert(article, event.shiftKey ? 'words' : 'link')}
          onKeyDown={press}
          ref={article === current ? scrollIntoSight : null}
        >
          <span className="insert-title">
            <span lang={article.language} dir="auto">
              {article.title}
            </span>
            <span className="soft">{words.language[article.language]}</span>
          </span>
          <span className="soft cut" lang={article.language} dir="auto">
            {article.lead}
          </span>
        </div>
      ))}
    </div>
  )
}

function scrollIntoSight(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}

interface FootProps {
  readonly hintId: string
  readonly current: FoundArticle | undefined
  readonly insert: Insert
}

function Foot({ hintId, current, insert }: FootProps) {
  const words = useWordsOf(articleWords)
  return (
    <footer className="insert-foot">
      <p className="hint" id={hintId}>
        {words.insertHint}
      </p>
      {(['link', 'words'] as const).map(what => (
        <button
          key={what}
          type="button"
          className="button button-plain"
          disabled={!current}
          onClick={() => insert(current, what)}
        >
          {what === 'link' ? words.insertLink : words.insertText}
        </button>
      ))}
    </footer>
  )
}

function useFound(typed: string) {
  const [asked, setAsked] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const { data, error, isPlaceholderData, isFetching } = useQuery({
    queryKey: ['articles-found', asked],
    queryFn: ({ signal }) =>
      ask<z.infer<typeof FoundArticles>>(`/articles/found?q=${encodeURIComponent(asked)}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const isNewest = asked === typed.trim() && data !== undefined && !isPlaceholderData && !isFetching
  return { found: data?.articles ?? [], isNewest, error }
}

/** After what is written already, as a paragraph of its own; returns whether that is a reply or a note. */
function insertIntoDraft(caseId: string, text: string) {
  const draft = readDraft(caseId)
  const { mode } = draft
  const written = draft[mode]
  changeDraft(caseId, { [mode]: written.trim() === '' ? text : `${written.trimEnd()}\n\n${text}` })
  return mode
}
