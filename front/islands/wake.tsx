/** Gives life to the island on this page, with what the server wrote beside it. */
import type { ComponentChild } from 'preact'
import { hydrate } from 'preact'
import type { ContactPage } from '../../contract/pages.ts'
import type { ShownCase } from '../parts/case-view.tsx'
import type { Speech, SpokenFrame } from '../speech.tsx'
import { SpeechProvider, speechOf } from '../speech.tsx'

interface Pages {
  readonly contact: ContactPage
  readonly case: ShownCase
}

export function wake<Name extends keyof Pages>(
  name: Name,
  show: (page: Pages[Name], speech: Speech) => ComponentChild,
): void {
  const place = document.querySelector<HTMLElement>(`[data-island="${name}"]`)
  if (!place?.dataset['given']) return
  const given: unknown = JSON.parse(place.dataset['given'])
  const { page, frame } = given as { page: Pages[Name]; frame: SpokenFrame } // the server wrote it from the same types
  // A clock that is wrong by a day is wrong by a day all the time: only what has passed on it counts.
  const behind = frame.now - Date.now()
  const speech = speechOf(frame, () => Date.now() + behind)
  hydrate(<SpeechProvider value={speech}>{show(page, speech)}</SpeechProvider>, place)
  // From here on our own sentences say what is missing; the browser's bubbles would come first and in its own language.
  for (const form of place.querySelectorAll<HTMLFormElement>('form[name]')) form.noValidate = true
  place.dataset['awake'] = 'yes'
}
