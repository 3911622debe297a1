/** A command as a button: its label, its key, and off when it cannot be done now. */
import type { ReactNode } from 'react'
import type { Command } from '../commands/command.ts'
import { ariaOf } from '../commands/keys.ts'
import { useWorld } from '../commands/world.tsx'
import { Caps } from './caps.tsx'

interface Props {
  readonly command: Command
  readonly look?: 'main' | 'plain' | 'quiet' | 'row'
  readonly pressed?: boolean
  readonly hint?: string
  readonly children?: ReactNode
}

export function CommandButton({ command, look = 'plain', pressed, hint, children }: Props) {
  const world = useWorld()
  const key = command.keys[0]
  return (
    <button
      type="button"
      className={`button button-${look}`}
      disabled={!command.enabled(world)}
      aria-pressed={pressed}
      aria-keyshortcuts={key === undefined ? undefined : ariaOf(key)}
      title={hint}
      onClick={() => command.run(world)}
    >
      {children ?? <span>{command.label(world.words)}</span>}
      {key !== undefined && <Caps spec={key} />}
    </button>
  )
}
