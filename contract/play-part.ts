/**
 * Plays exactly these seconds of a recording, and stops. Whoever takes the player over by hand (seeks elsewhere, pauses) is let go:
 * nothing stops it any more.
 *
 * A player tells the time four times a second; between two of these a part would run on, so it is looked at with each frame as well.
 */

/** What this needs of an HTML media element. */
export interface Player {
  currentTime: number
  readonly paused: boolean
  readonly ended: boolean
  readonly play: () => Promise<void>
  readonly pause: () => void
  readonly addEventListener: (type: 'timeupdate' | 'seeked' | 'pause', heard: () => void) => void
  readonly removeEventListener: (type: 'timeupdate' | 'seeked' | 'pause', heard: () => void) => void
}

export interface PartToPlay {
  readonly fromSecond: number
  readonly toSecond: number
}

/** Calls back once before the next frame. */
export type EachFrame = (look: () => void) => void

/** Where a seek lands is near what was asked. */
const NEAR_SECONDS = 0.5

/** @returns how to let go of it without stopping it */
export function playPart(
  player: Player,
  { fromSecond, toSecond }: PartToPlay,
  eachFrame: EachFrame,
): () => void {
  let isOurs = true
  let hasBegun = false
  const letGo = () => {
    isOurs = false
    player.removeEventListener('timeupdate', look)
    player.removeEventListener('seeked', soughtElsewhere)
    player.removeEventListener('pause', stopped)
  }
  const look = () => {
    if (!isOurs || player.currentTime < toSecond) return
    letGo()
    player.pause()
  }
  const soughtElsewhere = () => {
    const { currentTime } = player
    if (currentTime < fromSecond - NEAR_SECONDS || currentTime > toSecond + NEAR_SECONDS) letGo()
  }
  const stopped = () => {
    if (hasBegun) letGo()
  }
  const lookOn = () => {
    look()
    if (isOurs) eachFrame(lookOn)
  }
  player.addEventListener('timeupdate', look)
  player.addEventListener('seeked', soughtElsewhere)
  player.addEventListener('pause', stopped)
  player.currentTime = fromSecond
  void player.play().then(
    () => {
      hasBegun = true
    },
    // A browser that will not play has shown why at the player itself.
    letGo,
  )
  eachFrame(lookOn)
  return letGo
}
