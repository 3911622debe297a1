/** Pages for when there is no page. */
import { useRouter } from '@tanstack/react-router'
import { NotDone } from '../api/ask.ts'
import { useWords } from '../choices.tsx'
import { Door } from '../parts/door.tsx'
import { Sentence } from '../parts/said.tsx'

export function Trouble({ error }: { error: unknown }) {
  const words = useWords()
  const router = useRouter()
  return (
    <Door title={words.product}>
      {error instanceof NotDone ? <Sentence failure={error.failure} /> : <Sentence text={words.link.odd} />}
      <button type="button" className="button button-main" onClick={() => void router.invalidate()}>
        {words.link.again}
      </button>
    </Door>
  )
}

export function NotFound() {
  const words = useWords()
  return (
    <Door title={words.product}>
      <Sentence text={words.story.gone} />
      <a className="button button-main" href="/desk">
        {words.commands.toList}
      </a>
    </Door>
  )
}
