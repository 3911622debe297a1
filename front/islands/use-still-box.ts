/** Holds the reply box where the eye has it while the story grows above: nothing moves unless it is news. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

export function useStillBox(box: RefObject<HTMLElement | null>, storyLength: number): void {
  const before = useRef<number | null>(null)
  const length = useRef(storyLength)

  useLayoutEffect(() => {
    const place = box.current?.getBoundingClientRect()
    if (!place) return
    const moved = before.current === null ? 0 : place.top - before.current
    const wasInView = before.current !== null && before.current > 0 && before.current < window.innerHeight
    if (storyLength !== length.current && wasInView && moved !== 0) {
      window.scrollBy({ top: moved, behavior: 'instant' })
    }
    length.current = storyLength
  })

  useLayoutEffect(() => {
    const note = () => {
      before.current = box.current?.getBoundingClientRect().top ?? null
    }
    note()
    const watched = ['scroll', 'resize', 'input', 'focusin'] as const
    for (const name of watched) window.addEventListener(name, note, { passive: true })
    return () => {
      for (const name of watched) window.removeEventListener(name, note)
    }
  }, [])
}
