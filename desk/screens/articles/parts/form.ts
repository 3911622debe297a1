/** What is being written in an article, kept in this browser from the first letter until it was saved. */
import { useState } from 'react'
import type { ArticleText, ArticleView } from '../../../../contract/article.ts'
import type { Language } from '../../../../contract/case.ts'
import { keepOwn, readOwn } from '../../../kept.ts'

export interface Form {
  /** The version that the writer began from. */
  readonly base: number
  readonly slug: string
  readonly texts: Readonly<Record<Language, ArticleText>>
}

const NOTHING: ArticleText = { topic: '', title: '', body: '' }

export function formOf({ version, slug, texts }: Pick<ArticleView, 'version' | 'slug' | 'texts'>): Form {
  return { base: version, slug, texts: { en: texts.en ?? NOTHING, es: texts.es ?? NOTHING } }
}

export interface Writing {
  readonly form: Form
  readonly isChanged: boolean
  readonly write: (language: Language, part: Partial<ArticleText>) => void
  readonly move: (slug: string) => void
  /** Begins again from what is saved. */
  readonly reset: (form: Form) => void
  readonly forget: () => void
}

/** `name` is that of the article here; a new one has one too, so that it is kept as well. */
export function useWriting(name: string, saved: Form): Writing {
  const [written, setWritten] = useState<Form | null>(() => keptForm(name))
  const form = written ?? saved
  const set = (next: Form | null) => {
    keepOwn(`article.${name}`, next ?? undefined)
    setWritten(next)
  }
  return {
    form,
    isChanged: written !== null && !saysTheSame(written, saved),
    write: (language, part) =>
      set({ ...form, texts: { ...form.texts, [language]: { ...form.texts[language], ...part } } }),
    move: slug => set({ ...form, slug }),
    reset: set,
    forget: () => set(null),
  }
}

function saysTheSame(a: Form, b: Form): boolean {
  return (
    a.slug === b.slug &&
    (['en', 'es'] as const).every(language =>
      (['topic', 'title', 'body'] as const).every(
        part => a.texts[language][part] === b.texts[language][part],
      ),
    )
  )
}

function keptForm(name: string): Form | null {
  const kept = readOwn(`article.${name}`)
  return typeof kept === 'object' && kept !== null ? (kept as Form) : null // written by useWriting
}
