/** A part of the page that wakes up in the browser. What it needs travels in an attribute, where text can only be text. */
import type { ComponentChildren } from 'preact'

interface IslandProps {
  readonly name: 'contact' | 'case'
  readonly given: unknown
  readonly children: ComponentChildren
}

export function Island({ name, given, children }: IslandProps) {
  return (
    <div data-island={name} data-given={JSON.stringify(given)}>
      {children}
    </div>
  )
}
