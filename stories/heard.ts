/** A call that was recorded, as a file with its lines; and what a player in the browser was heard to play of it. */
import type { Locator } from 'playwright-core'

export const CALL_SECONDS = 8
export const SAID =
  'WEBVTT\n\n00:01.000 --> 00:02.500\n<v Mrs Aldous>Two years is long.\n\n00:03.000 --> 00:05.000\n<v Sales>The tablet is yours, without a further price.\n'

const RATE = 8_000

/** A WAV as telephones record it, 16 bits and mono, in which nobody speaks. */
export function soundOf(seconds: number): Buffer {
  const samples = Buffer.alloc(seconds * RATE * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

/** What is asked of a player in the browser. */
interface Sound {
  readonly currentTime: number
  heard?: number[]
  readonly addEventListener: (what: string, happened: () => void) => void
}

/** Where a player stood when it was sent to the part, and when it stopped. */
export async function heardIn(part: Locator): Promise<{ readonly from: number; readonly to: number }> {
  const audio = part.locator('audio')
  const play = part.getByRole('button', { name: 'Play 0:03–0:05' })
  await play.waitFor()
  await audio.evaluate((node: unknown) => {
    const sound = node as Sound // an audio element
    const heard: number[] = []
    sound.heard = heard
    for (const what of ['playing', 'pause']) sound.addEventListener(what, () => heard.push(sound.currentTime))
  })
  await play.click()
  for (let looks = 0; looks < 300; looks++) {
    const heard = await audio.evaluate((node: unknown) => (node as Sound).heard ?? []) // an audio element
    const [from, to] = heard
    if (from !== undefined && to !== undefined) return { from, to }
    await part.page().waitForTimeout(100)
  }
  throw new Error('it was never heard to its end')
}
