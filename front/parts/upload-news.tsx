/** How much of the files has left. */
import { useSpeech } from '../speech.tsx'

export function UploadNews({ uploaded }: { readonly uploaded: number | null }) {
  const { words, tell } = useSpeech()
  if (uploaded === null) return null
  return (
    <p class="upload">
      <progress max={1} value={uploaded} aria-label={words.sending.now} />
      <span>{words.files.sent(tell.percent(uploaded))}</span>
    </p>
  )
}
