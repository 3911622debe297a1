/** The words of an article as customers see them. The server made them from Markdown and let nothing through that can do harm. */
import type { Language } from '../../../../contract/case.ts'
import { articleWords } from '../../../../contract/words/articles.ts'
import { useWordsOf } from '../../../choices.tsx'

export function Shown({ html, language }: { html: string | null | undefined; language: Language }) {
  const words = useWordsOf(articleWords)
  if (!html) return <p className="soft">{words.nothingWritten}</p>
  return (
    <div className="article-shown" lang={language} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
  )
}
