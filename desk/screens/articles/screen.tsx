/** Help articles: all of them, drafts too, and one of them to read or to write. */
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ArticleSummary } from '../../../contract/article.ts'
import { articleWords } from '../../../contract/words/articles.ts'
import { NotDone } from '../../api/ask.ts'
import { useChoices, useWordsOf } from '../../choices.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { useTimes } from '../../when.tsx'
import { useWorld } from '../../commands/world.tsx'
import { useArticle, useArticles } from './data.ts'
import { Editor } from './parts/editor.tsx'
import { Reader } from './parts/reader.tsx'
import { ShownChip } from './parts/shown-chip.tsx'

export function ArticlesScreen() {
  const words = useWordsOf(articleWords)
  const desk = useWorld().words
  const [typed, setTyped] = useState('')
  const { data, error } = useArticles(typed)
  const create = data?.mayEdit && (
    <Link to="/articles/$slug" params={{ slug: 'new' }} className="button button-main">
      {words.create}
    </Link>
  )
  return (
    <Page title={words.title} actions={create}>
      <input
        type="search"
        className="input articles-find"
        aria-label={words.find}
        placeholder={words.find}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      {error instanceof NotDone && <Sentence failure={error.failure} />}
      {data === undefined && error === null && <Late text={desk.story.loading} />}
      {data && !data.mayEdit && <p className="hint">{words.readOnly}</p>}
      {data?.articles.length === 0 && <p className="soft">{typed === '' ? words.noneYet : words.none}</p>}
      <ul className="articles-list">
        {data?.articles.map(article => (
          <Row key={article.slug} article={article} />
        ))}
      </ul>
    </Page>
  )
}

function Row({ article }: { article: ArticleSummary }) {
  const words = useWordsOf(articleWords)
  const { language } = useChoices().choices
  const times = useTimes()
  const { titles, topics, slug, isPublished, updatedBy, updatedAt, reads } = article
  const written = titles[language] === null ? (language === 'en' ? 'es' : 'en') : language
  const languages = (['en', 'es'] as const).filter(name => titles[name] !== null)
  return (
    <li>
      <Link to="/articles/$slug" params={{ slug }} className="article-row">
        <strong lang={written} dir="auto">
          {titles[written] || words.noTitle}
        </strong>
        <ShownChip isPublished={isPublished} />
        <span className="soft" dir="auto">
          {[
            topics[written],
            languages.map(name => words.language[name]).join(' + '),
            words.changed(updatedBy, times.date(updatedAt)),
            words.reads(times.number(reads)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Link>
    </li>
  )
}

export function ArticleScreen() {
  const { slug } = useParams({ from: '/desk/articles/$slug' })
  const words = useWordsOf(articleWords)
  const desk = useWorld().words
  const isNew = slug === 'new'
  const { data: view, error } = useArticle(isNew ? null : slug)
  if (isNew) return <Editor key="new" view={null} />
  if (view) return view.mayEdit ? <Editor key={slug} view={view} /> : <Reader view={view} />
  return (
    <Page title={words.title}>
      {error instanceof NotDone ? <Sentence failure={error.failure} /> : <Late text={desk.story.loading} />}
    </Page>
  )
}
