/** The page before the desk: one thing to do, and the choice of language. */
import type { ReactNode } from 'react'
import { useChoices } from '../choices.tsx'
import { languageNames } from '../../contract/words/languages.ts'

interface Props {
  readonly title: string
  readonly lead?: string | undefined
  readonly children: ReactNode
}

export function Door({ title, lead, children }: Props) {
  const { choices, choose } = useChoices()
  const other = choices.language === 'en' ? 'es' : 'en'
  return (
    <main className="door">
      <div className="door-in">
        <p className="brand">Heed</p>
        <h1>{title}</h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
        {children}
      </div>
      <button
        type="button"
        className="button button-quiet"
        lang={other}
        onClick={() => choose({ language: other })}
      >
        {languageNames[other]}
      </button>
    </main>
  )
}
