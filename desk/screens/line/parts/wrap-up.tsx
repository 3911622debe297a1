/** The time to write things down after a contact, running down, and the button that ends it sooner. */
import { now } from '../../../clock.ts'
import { ready } from '../../../commands/people.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useNow } from '../../../when.tsx'

const SECOND = 1_000

export function WrapUpNote() {
  const { words, wrapUpUntil } = useWorld()
  useNow(SECOND)
  const left = (wrapUpUntil ?? 0) - now()
  if (wrapUpUntil === null || left <= 0) return null
  const seconds = Math.ceil(left / SECOND)
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <section className="wrap-up" aria-label={words.line.wrapUp.title}>
      <p role="timer">
        <Icon sign="clock" size={13} /> {words.line.wrapUp.left(clock)}
      </p>
      <CommandButton command={ready} />
    </section>
  )
}
