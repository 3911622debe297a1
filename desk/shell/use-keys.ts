/** Listens to the keyboard once for the whole desk. */
import { useEffect, useLayoutEffect, useRef } from 'react'
import { commands } from '../commands/all.ts'
import type { World } from '../commands/command.ts'
import { firesOn } from '../commands/keys.ts'

export function useKeys(world: World, isListOpen: boolean): void {
  const current = useRef({ world, isListOpen })
  // Before it is painted: a key that is pressed upon what is seen must find the world that is seen, also on a busy machine.
  useLayoutEffect(() => {
    current.current = { world, isListOpen }
  })
  useEffect(() => {
    // Asked before anybody hears the key: the Escape that closes a list does nothing else.
    let isCovered = false
    const look = () => {
      isCovered = current.current.isListOpen
    }
    const press = (event: KeyboardEvent) => {
      const { world: now } = current.current
      if (event.defaultPrevented || event.isComposing || isCovered) return
      const where = whereOf(event.target, now.choices.singleKeys)
      const command = commands.find(
        ({ keys, enabled }) => keys.some(key => firesOn(key, event, where)) && enabled(now),
      )
      if (!command) return
      event.preventDefault()
      if (event.repeat && command.goesOn !== true) return
      command.run(now)
    }
    window.addEventListener('keydown', look, { capture: true })
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', look, { capture: true })
      window.removeEventListener('keydown', press)
    }
  }, [])
}

function whereOf(target: EventTarget | null, singleKeys: boolean) {
  const element = target instanceof HTMLElement ? target : null
  const isTyping =
    element?.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') === true
  return { isTyping, isOnControl: element?.closest('a, button, summary, [role=option]') != null, singleKeys }
}
