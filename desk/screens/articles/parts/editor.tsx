/** Writing an article: its words on the one side, how customers see them on the other. Nothing typed is lost, nobody's words are. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ArticleView } from '../../../../contract/article.ts'
import { articleWords } from '../../../../contract/words/articles.ts'
import { NotDone } from '../../../api/ask.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { Page } from '../../../parts/page.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { type Change, useChange, usePreview } from '../data.ts'
import { Conflict } from './conflict.tsx'
import { formOf, useWriting } from './form.ts'
import { BackToAll } from './back-to-all.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Shown } from './shown.tsx'
import { ShownChip } from './shown-chip.tsx'
import { Versions } from './versions.tsx'
import { WordsForm } from './words-form.tsx'

const BLANK = { version: 0, slug: '', texts: { en: null, es: null } } as const

export function Editor({ view }: { view: ArticleView | null }) {
  const words = useWordsOf(articleWords)
  const navigate = useNavigate()
  const [language, choose] = useState(useChoices().choices.language)
  const [isOld, showOld] = useState(false)
  const saved = formOf(view ?? BLANK)
  const writing = useWriting(view?.slug ?? 'new', saved)
  const { form, isChanged } = writing
  const { mutate, error, isPending, isSuccess } = useChange(view?.slug ?? null)
  const text = form.texts[language]
  const html = usePreview(text.body, isChanged)

  const change = (asked: Change) =>
    mutate(asked, {
      onSuccess: ({ slug }) => {
        if (asked.do !== 'show') writing.forget()
        if (slug !== view?.slug) void navigate({ to: '/articles/$slug', params: { slug }, replace: true })
      },
    })
  const save = (base: number) => change({ do: 'save', base, slug: form.slug, texts: form.texts })
  const isBehind = view !== null && isChanged && form.base !== view.version
  return (
    <Page
      title={text.title || form.texts.en.title || words.noTitle}
      actions={<ShownChip isPublished={view?.isPublished ?? false} />}
    >
      <div className="form-acts article-acts">
        <BackToAll />
        <LanguageSwitch
          language={language}
          choose={choose}
          isWritten={name => form.texts[name].title !== '' || form.texts[name].body !== ''}
        />
        <span className="grow" />
        {view && <Acts view={view} isChanged={isChanged} change={change} isOld={isOld} showOld={showOld} />}
        <button
          type="button"
          className="button button-main"
          disabled={!isChanged || isPending || isBehind}
          onClick={() => save(form.base)}
        >
          {view?.isPublished ? words.saveShown : words.save}
        </button>
      </div>
      {error instanceof NotDone && !isBehind && <Sentence failure={error.failure} />}
      {view && isBehind && (
        <Conflict
          view={view}
          text={text}
          language={language}
          takeTheirs={writing.forget}
          saveMine={() => save(view.version)}
        />
      )}
      <p className="hint" role="status">
        {isChanged ? words.unsaved : isSuccess ? words.saved : ''}{' '}
        {isChanged && (
          <button type="button" className="button button-quiet" onClick={writing.forget}>
            {words.discard}
          </button>
        )}
      </p>
      <div className="article-sides">
        <WordsForm key={language} writing={writing} language={language} isNew={view === null} />
        <section aria-label={words.preview}>
          <h3>{words.preview}</h3>
          <Shown html={isChanged ? html : view?.html[language]} language={language} />
        </section>
      </div>
      {view && isOld && (
        <Versions
          view={view}
          language={language}
          restore={number => change({ do: 'restore', base: view.version, number })}
        />
      )}
    </Page>
  )
}

interface ActsProps {
  readonly view: ArticleView
  readonly isChanged: boolean
  readonly isOld: boolean
  readonly showOld: (shown: boolean) => void
  readonly change: (asked: Change) => void
}

function Acts({ view, isChanged, isOld, showOld, change }: ActsProps) {
  const words = useWordsOf(articleWords)
  const { isPublished, href } = view
  return (
    <>
      {isPublished && (
        <a className="button button-quiet" href={href} target="_blank" rel="noopener">
          {words.open}
        </a>
      )}
      <button
        type="button"
        className="button button-quiet"
        aria-expanded={isOld}
        onClick={() => showOld(!isOld)}
      >
        {words.versions}
      </button>
      {/* What is shown is what is saved: first the words, then the eyes. */}
      <button
        type="button"
        className="button button-plain"
        disabled={isChanged}
        onClick={() => change({ do: 'show', isPublished: !isPublished })}
      >
        {isPublished ? words.hide : words.show}
      </button>
    </>
  )
}
