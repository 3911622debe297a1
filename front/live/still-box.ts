/** Holds the reply box where the eye has it while the story grows above: nothing moves unless it is news. */
export interface StillBox {
  /** Before a change. */
  readonly note: () => void
  /** Once the change is on the screen. */
  readonly settle: () => void
}

export function stillBox(box: () => HTMLElement | null): StillBox {
  let before: number | null = null
  const top = () => box()?.getBoundingClientRect().top ?? null
  return {
    note: () => {
      before ??= top()
    },
    settle: () => {
      const now = top()
      const wasInView = before !== null && before > 0 && before < window.innerHeight
      if (wasInView && now !== null && before !== null && now !== before) {
        window.scrollBy({ top: now - before, behavior: 'instant' })
      }
      before = null
    },
  }
}
