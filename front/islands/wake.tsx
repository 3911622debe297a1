/** Gives life to the island on this page, with what the server wrote beside it. */
import type { ComponentType } from 'preact'
import { hydrate } from 'preact'
import type { SpokenFrame } from '../speech.tsx'
import { SpeechProvider, speechOf } from '../speech.tsx'

interface Given<Page> {
  readonly page: Page
  readonly frame: SpokenFrame
}

export function wake<Page>(name: string, View: ComponentType<Given<Page>>): void {
  const place = document.querySelector<HTMLElement>(`[data-island="${name}"]`)
  if (!place?.dataset['given']) return
  const given = JSON.parse(place.dataset['given']) as Given<Page> // the server wrote it from the same types
  hydrate(
    <SpeechProvider value={speechOf(given.frame)}>
      <View {...given} />
    </SpeechProvider>,
    place,
  )
}
