/** A page of the desk beside the list: a heading with what can be done on it, and a way back to the list on a small screen. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../choices.tsx'

interface PageProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Page({ title, actions, children }: PageProps) {
  const words = useWords()
  return (
    <section className="page" data-pane="story" aria-label={title}>
      <header className="page-head">
        <Link to="/" className="page-back">
          {words.commands.toList}
        </Link>
        <h2>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  )
}
