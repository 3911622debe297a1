/** A part of a page that few show: there before the page wakes where the server has drawn it, else fetched when it is needed. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

interface RarePart<Props> {
  readonly Part: ComponentType<Props>
  readonly fetched: () => Promise<void>
}

/** @param isNeeded whether there is anything to draw */
export function rarePart<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  isNeeded: (props: Props) => boolean,
): RarePart<Props> {
  let known: ComponentType<Props> | null = null

  function Part(props: Props) {
    const [Drawn, setDrawn] = useState<ComponentType<Props> | null>(() => known)
    const isMissing = Drawn === null && isNeeded(props)
    useEffect(() => {
      if (isMissing) void fetchPart().then(part => setDrawn(() => part))
    }, [isMissing])
    return Drawn && <Drawn {...props} />
  }

  const fetched = async () => {
    known = await fetchPart()
  }
  return { Part, fetched }
}
