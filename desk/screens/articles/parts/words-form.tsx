import { LONGEST_BODY } from '../../../../contract/article.ts'
import type { Language } from '../../../../contract/case.ts'
import { articleWords } from '../../../../contract/words/articles.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AreaField, TextField } from '../../../parts/field.tsx'
import type { Writing } from './form.ts'

interface Props {
  readonly writing: Writing
  readonly language: Language
  readonly isNew: boolean
}

export function WordsForm({ writing: { form, write, move }, language, isNew }: Props) {
  const words = useWordsOf(articleWords)
  const { topic, title, body } = form.texts[language]
  return (
    <form className="article-form" onSubmit={event => event.preventDefault()}>
      <TextField
        label={words.heading}
        lang={language}
        dir="auto"
        maxLength={160}
        value={title}
        onChange={event => write(language, { title: event.currentTarget.value })}
      />
      <TextField
        label={words.topic}
        hint={words.topicHint}
        lang={language}
        dir="auto"
        maxLength={80}
        value={topic}
        onChange={event => write(language, { topic: event.currentTarget.value })}
      />
      <AreaField
        label={words.body}
        hint={words.bodyHint}
        lang={language}
        rows={18}
        maxLength={LONGEST_BODY}
        value={body}
        onChange={event => write(language, { body: event.currentTarget.value })}
      />
      {/* A new one gets its place from its title. */}
      {!isNew && (
        <TextField
          label={words.address}
          hint={words.addressHint}
          maxLength={80}
          value={form.slug}
          onChange={event => move(event.currentTarget.value)}
        />
      )}
    </form>
  )
}
